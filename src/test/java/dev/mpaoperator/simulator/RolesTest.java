package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mpaoperator.simulator.iam.AssumedRole;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Tag;

/** Who may assume a role, what comes of it, and when it ends. */
class RolesTest {
  private static final String ROLE = "arn:aws:iam::444455556666:role/teams/mpa-operator";
  private static final String CALLER = "arn:aws:iam::111122223333:user/AKIDEXAMPLE";

  private final SimulatorFixture given = new SimulatorFixture();

  @AfterEach
  void stop() {
    given.close();
  }

  private StsClient sts(String accessKey) {
    return StsClient.builder()
        .endpointOverride(given.simulator.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "x")))
        .httpClientBuilder(ApacheHttpClient.builder())
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  private AssumeRoleResponse assume(Consumer<AssumeRoleRequest.Builder> more) {
    try (StsClient sts = sts("AKIDEXAMPLE")) {
      return sts.assumeRole(r -> more.accept(r.roleArn(ROLE).roleSessionName("demo")));
    }
  }

  private static void refused(ThrowingCallable call, int status, String code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
            });
  }

  @Test
  void whatWasGivenOutIsRememberedAndSaysWhoItIs() {
    AssumeRoleResponse first =
        assume(r ->
            r.externalId("secret-17").tags(Tag.builder().key("team").value("payments").build()));
    AssumeRoleResponse second = assume(r -> r.durationSeconds(900));
    assertThat(first.credentials().accessKeyId())
        .contains("444455556666")
        .isNotEqualTo(second.credentials().accessKeyId());
    assertThat(second.credentials().expiration())
        .isBetween(
            Instant.now().plus(14, ChronoUnit.MINUTES), Instant.now().plus(15, ChronoUnit.MINUTES));
    assertThat(given.simulator.roles().sessions())
        .extracting(
            AssumedRole::roleArn,
            AssumedRole::sessionName,
            AssumedRole::externalId,
            AssumedRole::tags,
            AssumedRole::duration,
            AssumedRole::callerArn)
        .containsExactly(
            tuple(
                ROLE, "demo", "secret-17", Map.of("team", "payments"), Duration.ofHours(1), CALLER),
            tuple(ROLE, "demo", null, Map.of(), Duration.ofMinutes(15), CALLER));
    try (StsClient assumed = sts(first.credentials().accessKeyId())) {
      assertThat(assumed.getCallerIdentity().arn())
          .isEqualTo("arn:aws:sts::444455556666:assumed-role/mpa-operator/demo")
          .isEqualTo(first.assumedRoleUser().arn());
      assertThat(assumed.getCallerIdentity().account()).isEqualTo("444455556666");
    }
  }

  @Test
  void onlyWhoKnowsTheExternalIdGetsIn() {
    given.simulator.roles().define(ROLE).externalId("secret-17");
    String message = "User: %s is not authorized to perform: sts:AssumeRole on resource: %s";
    refused(() -> assume(_ -> {}), 403, "AccessDenied", message.formatted(CALLER, ROLE));
    refused(
        () -> assume(r -> r.externalId("other")),
        403,
        "AccessDenied",
        message.formatted(CALLER, ROLE));
    assertThat(assume(r -> r.externalId("secret-17")).credentials()).isNotNull();
  }

  @Test
  void aTrustPolicySaysWhoGetsIn() {
    String trust =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
        "Principal": {"AWS": "%s"}, "Action": "sts:AssumeRole"}}
        """;
    given.simulator.roles().define(ROLE).trustPolicy(trust.formatted("999900001111"));
    assertThatThrownBy(() -> assume(_ -> {})).hasMessageContaining("sts:AssumeRole");
    given
        .simulator
        .roles()
        .define(ROLE)
        .trustPolicy(trust.formatted("arn:aws:iam::111122223333:root"));
    assume(_ -> {});
    assertThatThrownBy(() -> assume(r -> r.tags(Tag.builder().key("a").value("b").build())))
        .hasMessageContaining("sts:TagSession");
  }

  @Test
  void theCallerNeedsTheRightToo() {
    given
        .simulator
        .roles()
        .permissions(
            "AKIDEXAMPLE",
            List.of(
                """
                {"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "%s"}]}
                """
                    .formatted(ROLE)));
    assume(_ -> {});
    refused(
        () -> assume(r -> r.tags(Tag.builder().key("a").value("b").build())),
        403,
        "AccessDenied",
        "User: "
            + CALLER
            + " is not authorized to perform: sts:TagSession on resource: "
            + ROLE
            + " because no identity-based policy allows the sts:TagSession action");
  }

  @Test
  void aSessionLastsNoLongerThanTheRoleAllows() {
    given.simulator.roles().define(ROLE).maxSessionDuration(Duration.ofHours(2));
    assume(r -> r.durationSeconds(7200));
    refused(
        () -> assume(r -> r.durationSeconds(7201)),
        400,
        "ValidationError",
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    assertThatThrownBy(() -> assume(r -> r.durationSeconds(899)))
        .hasMessageContaining("greater than or equal to 900");
    assertThatThrownBy(() -> assume(r -> r.durationSeconds(43_201)))
        .hasMessageContaining("less than or equal to 43200");
    assertThatThrownBy(() -> assume(r -> r.roleSessionName("two words")))
        .hasMessageContaining("roleSessionName");
  }

  @Test
  void aSessionThatAssumesARoleGetsAnHourAtMost() {
    String key = assume(_ -> {}).credentials().accessKeyId();
    try (StsClient chained = sts(key)) {
      chained.assumeRole(r -> r.roleArn(ROLE).roleSessionName("demo").durationSeconds(3600));
      refused(
          () ->
              chained.assumeRole(
                  r -> r.roleArn(ROLE).roleSessionName("demo").durationSeconds(3601)),
          400,
          "ValidationError",
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
              + " chaining.");
    }
  }

  @Test
  void whatHasExpiredIsRefusedEverywhere() {
    String key = assume(_ -> {}).credentials().accessKeyId();
    String message = "The security token included in the request is expired";
    try (var mpa = given.client(key);
        StsClient sts = sts(key)) {
      mpa.listApprovalTeams(r -> {});
      given.simulator.roles().expire();
      refused(() -> mpa.listApprovalTeams(r -> {}), 403, "ExpiredTokenException", message);
      refused(sts::getCallerIdentity, 403, "ExpiredToken", message);
      assertThat(given.simulator.journal().of("ListApprovalTeams"))
          .extracting(e -> e.status() + " " + e.errorType())
          .containsExactly("200 null", "403 ExpiredTokenException");
    }
    try (var mpa = given.client(assume(_ -> {}).credentials().accessKeyId())) {
      mpa.listApprovalTeams(r -> {}); // what is given out later is good
    }
  }

  @Test
  void aClockThatIsWrongIsRefused() {
    given.simulator.refuseOldSignatures(Duration.ofMinutes(5), Duration.ofMinutes(4));
    given.mpa.listApprovalTeams(r -> {});
    given.simulator.refuseOldSignatures(Duration.ofMinutes(5), Duration.ofMinutes(10));
    assertThatThrownBy(() -> given.mpa.listApprovalTeams(r -> {}))
        .hasMessageContaining("Signature expired: ")
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e ->
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException"));
    given.simulator.refuseOldSignatures(Duration.ofMinutes(5), Duration.ofMinutes(-10));
    assertThatThrownBy(() -> given.mpa.listApprovalTeams(r -> {}))
        .hasMessageContaining("Signature not yet current: ");
  }
}
