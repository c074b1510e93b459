package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.TeamSnapshot.Answer;
import dev.mpaoperator.approvalteam.TeamSnapshot.Vote;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who has answered what, in words. People are named as the spec names them. */
final class Voices {
  private final Map<String, String> names;
  private final @Nullable TeamSnapshot snapshot;

  Voices(ApprovalTeam team, @Nullable TeamSnapshot snapshot) {
    this.snapshot = snapshot;
    names = Approvers.names(team);
  }

  /** The name of a person in the spec, or the id where the spec does not name it. */
  String name(String identityId) {
    return names.getOrDefault(identityId, identityId);
  }

  /** How a vote stands, in three words. */
  String tally() {
    var vote = vote();
    return vote == null ? "vote" : "%d/%s approved".formatted(vote.approved().size(), required());
  }

  /** How a vote stands and who has not answered, in brackets; nothing where there is none. */
  String votes(String noAnswer) {
    var vote = vote();
    if (vote == null) {
      return "";
    }
    var text = " (%d of %s approvals".formatted(vote.approved().size(), required());
    text += vote.rejected().isEmpty() ? "" : "; rejected: " + named(vote.rejected());
    text += vote.silent().isEmpty() ? "" : "; " + noAnswer + ": " + named(vote.silent());
    return text + ")";
  }

  private String named(List<String> identityIds) {
    return identityIds.stream().map(this::name).sorted().collect(Collectors.joining(", "));
  }

  /** The invited people of whom that is true. */
  String people(Predicate<Answer> which) {
    var some = asked().stream().filter(which).toList();
    return some.isEmpty()
        ? "nobody"
        : some.stream()
            .map(a -> name(a.identityId()) + ("REJECTED".equals(a.response()) ? " (declined)" : ""))
            .sorted()
            .collect(Collectors.joining(", "));
  }

  /** How many of the invited people accepted. */
  long accepted() {
    return asked().stream().filter(Answer::accepted).count();
  }

  /** The invited people. */
  List<Answer> asked() {
    return snapshot == null ? List.of() : snapshot.asked();
  }

  private @Nullable Vote vote() {
    return snapshot == null ? null : snapshot.session();
  }

  private String required() {
    return snapshot == null || snapshot.minApprovalsRequired() == null
        ? "?"
        : snapshot.minApprovalsRequired().toString();
  }
}
