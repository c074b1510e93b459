package dev.mpaoperator.operations;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Signed requests go to the services of AWS that are called, unless somebody means that they go
 * elsewhere.
 */
class EndpointsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mpa.us-east-1.api.aws",
        "https://mpa-fips.us-east-1.api.aws",
        "https://mpa.us-east-1.amazonaws.com",
        "https://multi-party-approval.us-east-1.amazonaws.com",
        "https://sts.amazonaws.com",
        "https://STS.eu-central-1.amazonaws.com",
        "https://sts-fips.us-gov-west-1.amazonaws.com:443/",
        "https://sts.cn-north-1.amazonaws.com.cn",
        "https://sts.cn-north-1.api.amazonwebservices.com.cn",
        "https://sts.eusc-de-east-1.amazonaws.eu",
        "https://identitystore.ap-southeast-2.amazonaws.com",
        "https://sso.us-east-1.api.aws",
        "https://vpce-1a2b-xyz.sts.us-east-1.vpce.amazonaws.com",
        "https://vpce-1a2b-xyz-us-east-1a.identitystore.us-east-1.vpce.amazonaws.com",
        "https://vpce-1a2b-xyz.sts.cn-north-1.vpce.amazonaws.com.cn"
      })
  void thoseOfAws(String endpoint) {
    assertThatCode(() -> Endpoints.check("aws.endpoint", URI.create(endpoint), false))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://mpa.us-east-1.api.aws",
        "https://amazonaws.com.evil.example",
        "https://notamazonaws.com",
        "https://amazonaws.com@evil.example",
        "https://sts.us-east-1.amazonaws.com@evil.example",
        "https://sts.us-east-1.amazonaws.com.evil.example",
        "https://evil.example/sts.us-east-1.amazonaws.com",
        // What anybody may have under AWS's domains.
        "https://a1b2c3.execute-api.us-east-1.amazonaws.com",
        "https://sts.execute-api.us-east-1.amazonaws.com",
        "https://bucket.s3.us-east-1.amazonaws.com",
        "https://sts.s3.amazonaws.com",
        "https://sts.s3-us-west-1.amazonaws.com",
        "https://sts.s3-website-us-east-1.amazonaws.com",
        "https://sts-1.us-east-1.elb.amazonaws.com",
        "https://ec2-192-0-2-1.compute-1.amazonaws.com",
        "https://evil.sts.us-east-1.amazonaws.com",
        "https://vpce-1a2b-xyz.vpce-svc-1a2b.us-east-1.vpce.amazonaws.com",
        "https://vpce-1a2b-xyz.execute-api.us-east-1.vpce.amazonaws.com",
        "https://evil.sts.us-east-1.vpce.amazonaws.com",
        "https://s3.us-east-1.api.aws",
        "https://amazonaws.com",
        "http://127.0.0.1:8090"
      })
  void noOtherUnlessItIsMeant(String endpoint) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Endpoints.check("aws.endpoint", URI.create(endpoint), false))
        .withMessageContaining("signed requests would go there");
    assertThatCode(() -> Endpoints.check("aws.endpoint", URI.create(endpoint), true))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsNoEndpointIsRefusedInAnyCase() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Endpoints.check("aws.endpoint", URI.create("localhost"), true));
  }
}
