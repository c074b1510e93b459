package dev.mpaoperator.aws;

import dev.mpaoperator.approvalteam.plan.ListedVote;
import dev.mpaoperator.approvalteam.plan.ListedVote.Ending;
import dev.mpaoperator.approvalteam.plan.ListedVote.Subject;
import java.util.Optional;
import software.amazon.awssdk.services.mpa.model.ListSessionsResponseSession;

/** A team's sessions that are about the team itself. */
final class TeamVotes {
  private TeamVotes() {}

  /** The vote of this row, if it is about the team itself. */
  static Optional<ListedVote> of(ListSessionsResponseSession row) {
    var isTeam =
        SessionSubject.isTeam(
            row.actionName(), row.protectedResourceArn(), row.requesterServicePrincipal());
    return row.sessionArn() == null || !isTeam
        ? Optional.empty()
        : Optional.of(
            new ListedVote(
                row.sessionArn(),
                subject(SessionSubject.word(row.actionName())),
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
