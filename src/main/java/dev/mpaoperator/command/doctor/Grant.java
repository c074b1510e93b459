package dev.mpaoperator.command.doctor;

/** Which file that comes with the operator grants what. */
final class Grant {
  private Grant() {}

  /** The IAM policy that grants an action. */
  static String file(String action) {
    var service = action.substring(0, action.indexOf(':'));
    var name =
        switch (service) {
          case "sts" -> "assume";
          case "identitystore", "sso" -> "people";
          default -> "observe";
        };
    return "config/iam/json/" + name + ".json";
  }

  /** What to do when an action is missing. */
  static String of(String action) {
    return "grant %s to the role: attach %s".formatted(action, file(action));
  }
}
