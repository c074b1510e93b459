package dev.mpaoperator.operations;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed requests go to AWS, unless somebody means that they go elsewhere. */
class EndpointsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mpa.us-east-1.api.aws",
        "https://sts.eu-central-1.amazonaws.com",
        "https://vpce-1.sts.us-east-1.vpce.amazonaws.com",
        "https://sts.cn-north-1.amazonaws.com.cn"
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
