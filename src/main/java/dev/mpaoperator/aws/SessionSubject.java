package dev.mpaoperator.aws;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session is about the team itself. No page of AWS names the actions of such sessions:
 * what speaks of another service is another's, everything else may be the team's own.
 */
final class SessionSubject {
  private static final String SERVICE = "mpa";

  private SessionSubject() {}

  /**
   * Whether a session may be about a change or the end of the team.
   *
   * @param action name of the action
   * @param resourceArn what the action is about
   * @param servicePrincipal the service that asks
   */
  static boolean isTeam(
      @Nullable String action, @Nullable String resourceArn, @Nullable String servicePrincipal) {
    // A test of who still answers, which newer versions of the API know, changes nothing.
    return !word(action).contains("baseline")
        && !isOfAnotherService(action, resourceArn, servicePrincipal);
  }

  /** An action's name in lower case; empty if there is none. */
  static String word(@Nullable String action) {
    return action == null ? "" : action.toLowerCase(Locale.ROOT);
  }

  /** The first that says anything is believed: an action like {@code backup:Revoke}, a resource. */
  private static boolean isOfAnotherService(
      @Nullable String action, @Nullable String resourceArn, @Nullable String servicePrincipal) {
    return Stream.of(before(':', action), serviceOfArn(resourceArn), before('.', servicePrincipal))
        .flatMap(Optional::stream)
        .findFirst()
        .filter(service -> !service.equals(SERVICE))
        .isPresent();
  }

  private static Optional<String> serviceOfArn(@Nullable String arn) {
    var parts = arn == null ? new String[0] : arn.split(":", 6);
    return parts.length == 6 ? Optional.of(parts[2]) : Optional.empty();
  }

  private static Optional<String> before(char separator, @Nullable String text) {
    var end = text == null ? -1 : text.indexOf(separator);
    return text == null || end < 0 ? Optional.empty() : Optional.of(text.substring(0, end));
  }
}
