package dev.mpaoperator.stage;

import java.net.URI;
import java.util.Map;

/**
 * A configuration that makes hours fractions of a second, so that tests see many looks in little
 * time.
 */
public final class QuickPace {
  private QuickPace() {}

  /** As variables of the environment. */
  public static Map<String, String> variables(URI aws, String namespace) {
    return Map.ofEntries(
        Map.entry("MPA_CONFIG_AWS_ENDPOINT", aws.toString()),
        Map.entry("MPA_CONFIG_AWS_STS_ENDPOINT", aws.toString()),
        Map.entry("MPA_CONFIG_AWS_IDENTITY_CENTER_ENDPOINT", aws.toString()),
        Map.entry("MPA_CONFIG_AWS_ALLOW_OTHER_ENDPOINTS", "true"),
        Map.entry("MPA_CONFIG_ACCOUNT_ID", Stage.ACCOUNT),
        Map.entry("MPA_CONFIG_ACCOUNT_ALLOWED_NAMESPACES", "*"),
        Map.entry("MPA_CONFIG_AWS_CALL_TIMEOUT", "3s"),
        Map.entry("MPA_CONFIG_NAMESPACES", namespace),
        Map.entry("MPA_CONFIG_LEADER_ELECTION_ENABLED", "false"),
        Map.entry("MPA_CONFIG_HTTP_PORT", "0"),
        Map.entry("MPA_CONFIG_HTTP_BIND", "127.0.0.1"),
        Map.entry("MPA_CONFIG_CONFIRM_AFTER", "1s"),
        Map.entry("MPA_CONFIG_SETTLE_SECONDS", "0"),
        Map.entry("MPA_CONFIG_PACE_WORKING", "0.05s"),
        Map.entry("MPA_CONFIG_PACE_WAITING", "0.1s"),
        Map.entry("MPA_CONFIG_PACE_QUIET", "0.2s"),
        // Each team is looked at so often that lists are for the tests that are about them.
        Map.entry("MPA_CONFIG_PACE_LIST", "1h"),
        Map.entry("MPA_CONFIG_SESSIONS_LIST", "0.5s"),
        Map.entry("MPA_CONFIG_PACE_BLOCKED", "0.2s"),
        Map.entry("MPA_CONFIG_PACE_FAILING_AT_LEAST", "0.1s"),
        Map.entry("MPA_CONFIG_PACE_FAILING_AT_MOST", "0.5s"));
  }
}
