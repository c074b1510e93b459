package dev.mpaoperator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.command.output.Trouble;
import dev.mpaoperator.failure.CloudFailure;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Who has no credentials is not told to grant a right. */
class MissingCredentialsTest {
  private static SdkException denied(String code) {
    return AwsServiceException.builder()
        .statusCode(403)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("no").build())
        .build();
  }

  private static void isNoMatterOfRights(SdkException e) {
    var failure = MpaFailures.failure("ListPolicies", e);
    assertThat(failure.kind()).isEqualTo(CloudFailure.Kind.DENIED);
    assertThat(Trouble.text(failure)).doesNotContain("right to call");
    assertThat(CloudFailure.text(failure))
        .contains("valid credentials")
        .doesNotContain("this action");
  }

  @Test
  void noRightHelpsWithoutCredentials() {
    isNoMatterOfRights(
        SdkClientException.create("Unable to load credentials from any of the providers"));
    isNoMatterOfRights(denied("UnrecognizedClientException"));
    isNoMatterOfRights(denied("InvalidSignatureException"));
  }

  @Test
  void whatIsNotPermittedIsAMatterOfRights() {
    var failure = MpaFailures.failure("ListPolicies", denied("AccessDeniedException"));
    assertThat(Trouble.text(failure)).endsWith("right to call mpa:ListPolicies");
    assertThat(CloudFailure.text(failure)).contains("this action");
  }
}
