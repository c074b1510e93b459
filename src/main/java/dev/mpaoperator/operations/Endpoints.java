package dev.mpaoperator.operations;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which endpoints requests may be sent to: whoever gets them learns what is asked and by whom. */
final class Endpoints {
  private static final String SERVICE = "(mpa|multi-party-approval|sts|identitystore|sso)(-fips)?";
  private static final String REGION = "[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}";

  /**
   * Hosts of the services that are called, as the SDK's endpoint rules name them, and those of VPC
   * endpoints for them (AWS PrivateLink Guide, "Access an AWS service using an interface VPC
   * endpoint"). No more of AWS's domains: hosts of its customers stand there too, as {@code
   * anything.execute-api.us-east-1.amazonaws.com}.
   */
  private static final Pattern OF_AWS =
      Pattern.compile(
          "sts\\.amazonaws\\.com"
              + "|%1$s\\.%2$s\\.(amazonaws\\.(com|com\\.cn|eu)|api\\.(aws|amazonwebservices\\.(com\\.cn|eu)))"
                  .formatted(SERVICE, REGION)
              + "|vpce-[a-z0-9-]+\\.%1$s\\.%2$s\\.vpce\\.amazonaws\\.(com|com\\.cn|eu)"
                  .formatted(SERVICE, REGION));

  private static final Set<String> OF_SDK =
      Set.of(
          "AWS_ENDPOINT_URL",
          "AWS_ENDPOINT_URL_MPA",
          "AWS_ENDPOINT_URL_STS",
          "AWS_ENDPOINT_URL_IDENTITYSTORE",
          "AWS_ENDPOINT_URL_SSO_ADMIN");

  private Endpoints() {}

  /**
   * Refuses variables by which the SDK would send requests elsewhere (SDKs and Tools Reference
   * Guide, "Service-specific endpoints").
   *
   * @throws ConfigException if one of them must not be used
   */
  static void check(Map<String, String> environment, boolean allowOthers) {
    if ("true".equalsIgnoreCase(environment.get("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"))) {
      return;
    }
    environment.forEach((name, value) -> {
      if (OF_SDK.contains(name) && !value.isBlank()) {
        check(name, URI.create(value.strip()), allowOthers);
      }
    });
  }

  /**
   * Refuses what cannot work, and what is no service of AWS that is called unless that is wished.
   *
   * @param key of the configuration
   * @throws ConfigException if the endpoint must not be used
   */
  static void check(String key, @Nullable URI endpoint, boolean allowOthers) {
    if (endpoint == null) {
      return;
    }
    if (endpoint.getScheme() == null || endpoint.getHost() == null) {
      throw new ConfigException(
          "`%s` must be like http://localhost:8090, not '%s': leave it out for AWS's own"
              .formatted(key, endpoint));
    }
    var host = endpoint.getHost().toLowerCase(Locale.ROOT);
    var isAws = endpoint.getScheme().equals("https") && OF_AWS.matcher(host).matches();
    if (!isAws && !allowOthers) {
      throw new ConfigException(
          "`%s` is %s, which is not an endpoint of an AWS service that is called: signed requests would go there. Set `aws.allowOtherEndpoints: true` if that is meant, for example for the simulator"
              .formatted(key, endpoint));
    }
  }
}
