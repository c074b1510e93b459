package dev.mpaoperator.simulator.world;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of resources, and the accounts they belong to. */
final class Arn {
  /** Teams and identity sources exist in this region only (User Guide, mpa-region-support). */
  static final String REGION = "us-east-1";

  private static final Pattern OF_ACCOUNT = Pattern.compile("arn:[^:]+:mpa:[^:]*:(\\d{12}):.+");

  private Arn() {}

  /** Name and an unpredictable suffix (samples in User Guide, logging-using-cloudtrail). */
  static String team(String account, String name, String suffix) {
    return "arn:aws:mpa:" + REGION + ":" + account + ":approval-team/" + name + "-" + suffix;
  }

  /** A session's ARN repeats the team's id (samples in User Guide, logging-using-cloudtrail). */
  static String session(String teamArn, String suffix) {
    return teamArn.replace(":approval-team/", ":session/") + "/" + suffix;
  }

  /** The same id in every sample: an account has one at most. */
  static String identitySource(String account) {
    return "arn:aws:mpa:" + REGION + ":" + account + ":identity-source/IamIdentityCenter";
  }

  /** The account that owns a resource. */
  static String account(String arn) {
    Matcher matcher = OF_ACCOUNT.matcher(arn);
    if (!matcher.matches()) {
      throw ServiceException.validation("Invalid ARN: " + arn);
    }
    return matcher.group(1);
  }
}
