package dev.mpaoperator.simulator.wire;

import dev.mpaoperator.simulator.iam.Access;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of AssumeRole and AssumeRoleWithWebIdentity (STS API Reference). */
record AssumeRoleInput(
    String roleArn,
    String sessionName,
    @Nullable String externalId,
    Map<String, String> tags,
    @Nullable String durationSeconds) {
  /** What a session lasts if nobody says anything, and the bounds of what can be said. */
  private static final int USUAL = 3600;

  private static final int SHORTEST = 900;
  private static final int LONGEST = 43_200;

  private static final Pattern ROLE = Pattern.compile("arn:[^:]+:iam::(\\d{12}):role/(.+)");

  static AssumeRoleInput of(Map<String, String> form) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (int i = 1; form.containsKey("Tags.member." + i + ".Key"); i++) {
      String member = "Tags.member." + i;
      tags.put(form.getOrDefault(member + ".Key", ""), form.getOrDefault(member + ".Value", ""));
    }
    return new AssumeRoleInput(
        form.getOrDefault("RoleArn", ""),
        form.getOrDefault("RoleSessionName", ""),
        form.get("ExternalId"),
        tags,
        form.get("DurationSeconds"));
  }

  /** What is wrong with it, in AWS's words. */
  Optional<String> fault() {
    if (!ROLE.matcher(roleArn).matches()) {
      return Optional.of(roleArn + " is invalid");
    }
    return check("roleSessionName", sessionName, "[\\w+=,.@-]*", 2, 64)
        .or(() ->
            externalId == null
                ? Optional.empty()
                : check("externalId", externalId, "[\\w+=,.@:\\/-]*", 2, 1224))
        .or(this::durationFault);
  }

  private Optional<String> durationFault() {
    int seconds = seconds();
    if (seconds < SHORTEST) {
      return Optional.of(
          constraint(
              "durationSeconds", durationSeconds, "value greater than or equal to " + SHORTEST));
    }
    return seconds > LONGEST
        ? Optional.of(
            constraint(
                "durationSeconds", durationSeconds, "value less than or equal to " + LONGEST))
        : Optional.empty();
  }

  private static Optional<String> check(
      String field, String value, String pattern, int shortest, int longest) {
    if (value.length() < shortest) {
      return Optional.of(constraint(field, value, "length greater than or equal to " + shortest));
    }
    if (value.length() > longest) {
      return Optional.of(constraint(field, value, "length less than or equal to " + longest));
    }
    return value.matches(pattern)
        ? Optional.empty()
        : Optional.of(
            "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must satisfy regular expression pattern: %s"
                .formatted(value, field, pattern));
  }

  private static String constraint(String field, @Nullable String value, String bound) {
    return "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must have %s"
        .formatted(value, field, bound);
  }

  private int seconds() {
    return durationSeconds != null && durationSeconds.matches("\\d{1,9}")
        ? Integer.parseInt(durationSeconds)
        : durationSeconds == null ? USUAL : 0;
  }

  /** The account of the role. */
  String account() {
    Matcher role = ROLE.matcher(roleArn);
    if (!role.matches()) {
      throw new IllegalStateException("check it first");
    }
    return role.group(1);
  }

  Duration duration() {
    return Duration.ofSeconds(seconds());
  }

  /** The rights that it takes: sts:TagSession too when there are tags. */
  List<Access> needed() {
    List<Access> needed = new ArrayList<>();
    needed.add(access("sts:AssumeRole"));
    if (!tags.isEmpty()) {
      needed.add(access("sts:TagSession"));
    }
    return needed;
  }

  private Access access(String action) {
    Access access =
        Access.to(action, roleArn).with("sts:RoleSessionName", sessionName).withRequestTags(tags);
    return externalId == null ? access : access.with("sts:ExternalId", externalId);
  }
}
