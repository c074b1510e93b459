package dev.mpaoperator.aws;

import dev.mpaoperator.approvalteam.TeamSnapshot.Vote;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mpa.model.GetSessionResponse;

/**
 * A vote, and why it failed if it did.
 *
 * @param vote for people
 * @param statusCode AWS's word, for example REJECTED
 */
record Session(Vote vote, @Nullable String statusCode) {

  static Session of(GetSessionResponse session) {
    return new Session(
        new Vote(
            session.sessionArn(),
            session.initiationTime(),
            session.expirationTime(),
            session.completionTime(),
            people(session, "APPROVED"),
            people(session, "REJECTED"),
            people(session, "NO_RESPONSE")),
        session.statusCodeAsString());
  }

  private static List<String> people(GetSessionResponse session, String answer) {
    return session.approverResponses().stream()
        .filter(r -> answer.equals(r.responseAsString()))
        .map(r -> r.identityId())
        .filter(Objects::nonNull)
        .toList();
  }
}
