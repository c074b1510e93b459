package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Approver;
import dev.mpaoperator.api.v1alpha1.ApproverStatus;
import dev.mpaoperator.approvalteam.plan.Fingerprint;
import dev.mpaoperator.approvalteam.plan.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who the people of a spec are, as far as it is known. Whom a {@code userName} or {@code email} was
 * found to name stays the one: it stands in the status.
 *
 * @param people in the order of the spec
 * @param troubles what is wrong, in the order of the spec
 * @param checked whether that is all that can be known now, or only what stood there before
 */
record Approvers(List<Person> people, List<Trouble> troubles, boolean checked) {

  /**
   * A person of the spec.
   *
   * @param name in the spec
   * @param identityId user id in the directory, {@code null} while it is not known
   * @param foundBy fingerprint of what the person was found by, {@code null} where the spec gives
   *     the id
   */
  record Person(String name, @Nullable String identityId, @Nullable String foundBy) {}

  /**
   * What is wrong with a person of the spec.
   *
   * @param reason the kind of trouble
   * @param text for a person to read; names the person as the spec does, and shows no address
   */
  record Trouble(Reason reason, String text) {}

  /** Copies the lists. */
  Approvers {
    people = List.copyOf(people);
    troubles = List.copyOf(troubles);
  }

  /** What is known without asking anybody. */
  static Approvers pinned(ApprovalTeam team) {
    var people = team.getSpec().approvers().stream().map(a -> pinned(team, a)).toList();
    return new Approvers(people, List.of(), people.stream().allMatch(p -> p.foundBy() == null));
  }

  private static Person pinned(ApprovalTeam team, Approver approver) {
    var foundBy = fingerprint(team, approver);
    return foundBy.isEmpty()
        ? new Person(approver.name(), approver.identityId(), null)
        : new Person(
            approver.name(),
            standing(team).stream()
                .filter(s -> foundBy.get().equals(s.foundBy()))
                .map(ApproverStatus::identityId)
                .findFirst()
                .orElse(null),
            foundBy.get());
  }

  /** Tells one name from another without showing it; none where the spec gives the id. */
  private static Optional<String> fingerprint(ApprovalTeam team, Approver approver) {
    var salt = Objects.requireNonNullElse(team.getMetadata().getUid(), "");
    if (approver.userName() != null) {
      return Optional.of(Fingerprint.of(salt + "\nuserName\n" + approver.userName()));
    }
    return approver.email() == null
        ? Optional.empty()
        : Optional.of(Fingerprint.of(salt + "\nemail\n" + approver.email()));
  }

  private static List<ApproverStatus> standing(ApprovalTeam team) {
    var status = team.getStatus();
    return status == null || status.approvers() == null ? List.of() : status.approvers();
  }

  /** Whether it is known of everybody who it is. */
  boolean areKnown() {
    return people.stream().allMatch(p -> p.identityId() != null);
  }

  /** Names by id, as the spec and the status of a resource tell them. */
  static Map<String, String> names(ApprovalTeam team) {
    var names = new LinkedHashMap<String, String>();
    for (var person : pinned(team).people) {
      if (person.identityId() != null) {
        names.putIfAbsent(person.identityId(), person.name());
      }
    }
    return names;
  }

  /** What keeps requests from being sent; empty if nothing does. */
  Optional<Reason> obstacle() {
    return troubles.stream()
        .map(Trouble::reason)
        .filter(r -> r != Reason.IDENTITY_CHANGED && !r.progress().isTrouble())
        .findFirst();
  }

  /** What keeps the wish from being read: whom the spec names is not known. */
  Reason unknown() {
    return obstacle()
        .or(() ->
            troubles.stream()
                .map(Trouble::reason)
                .filter(r -> r != Reason.IDENTITY_CHANGED)
                .findFirst())
        .orElse(Reason.STARTING);
  }

  /** Whether all names were looked up that there are. */
  boolean areCertain() {
    return troubles.stream().noneMatch(t -> t.reason().progress().isTrouble());
  }

  /** All that is wrong, in sentences. */
  String text() {
    return troubles.stream().map(Trouble::text).collect(Collectors.joining("; "));
  }
}
