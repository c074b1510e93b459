package dev.mpaoperator.operations;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which endpoints requests may be sent to: whoever gets them learns what is asked and by whom. */
final class Endpoints {
  private static final Pattern OF_AWS =
      Pattern.compile("(.+\\.)?(amazonaws\\.com(\\.cn)?|amazonaws\\.eu|api\\.aws)");

  private Endpoints() {}

  /**
   * Refuses what cannot work, and what is not AWS's unless that is wished.
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
          "`%s` is %s, which is not AWS: signed requests would go there. Set `aws.allowOtherEndpoints: true` if that is meant, for example for the simulator"
              .formatted(key, endpoint));
    }
  }
}
