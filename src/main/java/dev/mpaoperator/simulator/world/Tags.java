package dev.mpaoperator.simulator.world;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tags by resource. */
final class Tags {
  private static final int MOST = 50;

  private final Map<String, TreeMap<String, String>> byArn = new HashMap<>();

  Map<String, String> of(String arn) {
    return new TreeMap<>(byArn.getOrDefault(arn, new TreeMap<>()));
  }

  void put(String arn, Map<String, String> tags) {
    check(arn, of(arn), tags);
    byArn.computeIfAbsent(arn, _ -> new TreeMap<>()).putAll(tags);
  }

  void remove(String arn, Collection<String> keys) {
    byArn.getOrDefault(arn, new TreeMap<>()).keySet().removeAll(keys);
  }

  /** Sessions inherit the team's tags (User Guide, security_iam_service-with-iam). */
  void inherit(String teamArn, String sessionArn) {
    byArn.put(sessionArn, new TreeMap<>(of(teamArn)));
  }

  void forget(String arn) {
    byArn.remove(arn);
  }

  /** The prefix is AWS's own (CloudFormation, AWS::MPA::ApprovalTeam); the number is inferred. */
  static void check(String arn, Map<String, String> present, Map<String, String> added) {
    for (String key : added.keySet()) {
      if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw ServiceException.validation("Tag keys must not begin with aws:");
      }
    }
    Map<String, String> all = new TreeMap<>(present);
    all.putAll(added);
    if (all.size() > MOST) {
      throw ServiceException.tooManyTags(arn);
    }
  }
}
