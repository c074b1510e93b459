package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApproverStatus;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.kubernetes.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of a status that says who the people of the spec are. */
final class Pins {
  private static final String TYPE = "ApproversResolved";

  private Pins() {}

  /**
   * The people of a status, with those whom a name was found to mean.
   *
   * @param approvers who the people of the spec are
   * @param before the people who stood there
   * @param shown the people of the team; of those who are none, what stood there
   */
  static @Nullable List<ApproverStatus> with(
      Approvers approvers,
      @Nullable List<ApproverStatus> before,
      @Nullable List<ApproverStatus> shown) {
    var all = new ArrayList<ApproverStatus>();
    for (var person : shown == null ? List.<ApproverStatus>of() : shown) {
      if (person.response() != null) {
        all.add(
            new ApproverStatus(
                person.name(),
                person.identityId(),
                null,
                person.response(),
                person.responseTime()));
      }
    }
    if (approvers.checked()) {
      for (var person : approvers.people()) {
        pin(all, person.name(), person.identityId(), person.foundBy());
      }
    } else { // what was found stays, until it is looked up again
      for (var person : before == null ? List.<ApproverStatus>of() : before) {
        pin(all, person.name(), person.identityId(), person.foundBy());
      }
    }
    all.sort(Comparator.comparing(ApproverStatus::name));
    return all.isEmpty() ? null : List.copyOf(all);
  }

  private static void pin(
      List<ApproverStatus> all,
      String name,
      @Nullable String identityId,
      @Nullable String foundBy) {
    if (identityId == null || foundBy == null) {
      return;
    }
    for (var i = 0; i < all.size(); i++) {
      var person = all.get(i);
      if (person.identityId().equals(identityId)) {
        all.set(
            i,
            new ApproverStatus(
                name, identityId, foundBy, person.response(), person.responseTime()));
        return;
      }
    }
    all.add(new ApproverStatus(name, identityId, foundBy, null, null));
  }

  /** Sets the condition that says whether it is known who the approvers are. */
  static void condition(Conditions conditions, ApprovalTeam team, Report report) {
    var approvers = report.wish().approvers();
    switch (report.reason()) {
      case IDENTITY_SOURCE_NOT_FOUND, IDENTITY_SOURCE_NOT_READY -> {
        conditions.set(TYPE, false, report.reason().word(), report.message());
        return;
      }
      case NAMESPACE_NOT_ALLOWED -> {
        conditions.unknown(TYPE, report.reason().word(), report.message());
        return;
      }
      default -> {}
    }
    if (!approvers.troubles().isEmpty()) { // looked up in this pass
      var worst = approvers.obstacle().orElse(approvers.troubles().getFirst().reason());
      if (worst.progress().isTrouble()) {
        conditions.unknown(TYPE, worst.word(), approvers.text());
      } else {
        conditions.set(TYPE, false, worst.word(), approvers.text());
      }
    } else if (!approvers.checked() || isNotAbout(report.intent())) {
      conditions.keep(TYPE, report.reason().word(), report.message());
    } else {
      conditions.set(
          TYPE,
          true,
          Reason.RESOLVED.word(),
          new Messages(team, report.intent(), report.snapshot()).of(Reason.RESOLVED));
    }
  }

  /** The condition, if it says that something is wrong. */
  static Optional<Condition> trouble(ApprovalTeam team) {
    return Conditions.find(team.getStatus() == null ? null : team.getStatus().conditions(), TYPE)
        .filter(c -> "False".equals(c.getStatus()));
  }

  /** Whoever is deleted needs nobody looked up. */
  private static boolean isNotAbout(Intent intent) {
    return intent instanceof Intent.Remove || Objects.equals(intent, new Intent.LetGo());
  }
}
