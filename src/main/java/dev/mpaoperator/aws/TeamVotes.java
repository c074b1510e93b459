package dev.mpaoperator.aws;

import dev.mpaoperator.approvalteam.plan.ListedVote;
import dev.mpaoperator.approvalteam.plan.ListedVote.Ending;
import dev.mpaoperator.approvalteam.plan.ListedVote.Subject;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mpa.model.ListSessionsResponseSession;

/**
 * Which of a team's sessions are about the team itself. No page of AWS names the actions of such
 * sessions: what speaks of another service is another's, everything else may be the team's own.
 */
final class TeamVotes {
  private static final String SERVICE = "mpa";

  private TeamVotes() {}

  /** The vote of this row, if it is about the team itself. */
  static Optional<ListedVote> of(ListSessionsResponseSession row) {
    var name = row.actionName() == null ? "" : row.actionName().toLowerCase(Locale.ROOT);
    // A test of who still answers, which newer versions of the API know, changes nothing.
    return row.sessionArn() == null || isOfAnotherService(row) || name.contains("baseline")
        ? Optional.empty()
        : Optional.of(
            new ListedVote(
                row.sessionArn(),
                subject(name),
                row.initiationTime(),
                row.completionTime(),
                ending(row)));
  }

  private static Subject subject(String action) {
    if (action.contains("delet")) {
      return Subject.DELETION;
    }
    return action.contains("updat") ? Subject.UPDATE : Subject.UNCLEAR;
  }

  /** The first that says anything is believed: an action like {@code backup:Revoke}, a resource. */
  private static boolean isOfAnotherService(ListSessionsResponseSession row) {
    return Stream.of(
            serviceOfAction(row.actionName()),
            serviceOfArn(row.protectedResourceArn()),
            serviceOfPrincipal(row.requesterServicePrincipal()))
        .flatMap(Optional::stream)
        .findFirst()
        .filter(service -> !service.equals(SERVICE))
        .isPresent();
  }

  private static Optional<String> serviceOfAction(@Nullable String action) {
    return before(':', action);
  }

  private static Optional<String> serviceOfArn(@Nullable String arn) {
    var parts = arn == null ? new String[0] : arn.split(":", 6);
    return parts.length == 6 ? Optional.of(parts[2]) : Optional.empty();
  }

  private static Optional<String> serviceOfPrincipal(@Nullable String principal) {
    return before('.', principal);
  }

  private static Optional<String> before(char separator, @Nullable String text) {
    var end = text == null ? -1 : text.indexOf(separator);
    return text == null || end < 0 ? Optional.empty() : Optional.of(text.substring(0, end));
  }

  private static Ending ending(ListSessionsResponseSession row) {
    return switch (row.statusAsString()) {
      case "APPROVED" -> Ending.APPROVED;
      case "CANCELLED" -> Ending.CANCELLED;
      case "FAILED" ->
          "EXPIRED".equals(row.statusCodeAsString()) ? Ending.EXPIRED : Ending.REJECTED;
      case null, default -> Ending.UNDECIDED;
    };
  }
}
