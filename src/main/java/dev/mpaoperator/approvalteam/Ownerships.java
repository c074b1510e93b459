package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.Ownership;
import dev.mpaoperator.approvalteam.TeamObserver.Sight;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/** Says whose a team is, and what can be done about it. */
final class Ownerships {
  private static final String LEFT_ALONE = ": it is left alone";

  private Ownerships() {}

  static String nameTaken(ApprovalTeam team, @Nullable Sight sight) {
    var name = team.getSpec().name();
    var owner = sight == null ? null : sight.owner();
    var free = owner == null || isOfSamePlace(owner, team.getMetadata());
    return "the account has a team '%s' that %s%s. %selete that team, or create a resource with another `name`"
        .formatted(
            name,
            belongs(owner),
            LEFT_ALONE,
            free ? "To take it over, set `adopt: {name: %s}`; else d".formatted(name) : "D");
  }

  /** That is how a resource looks that was there before this one. */
  private static boolean isOfSamePlace(Ownership owner, ObjectMeta resource) {
    return owner.namespace().equals(resource.getNamespace())
        && owner.name().equals(resource.getName());
  }

  static String notOwned(@Nullable Sight sight) {
    var owner = sight == null ? null : sight.owner();
    return owner == null
        ? "the team that the status names bears no tags of this resource" + LEFT_ALONE
        : "the team %s%s. If that is no more, remove its tags `mpaoperator.dev/*` in AWS, and set `adopt` here"
            .formatted(belongs(owner), LEFT_ALONE);
  }

  static String notAdoptable(String name, @Nullable Sight sight) {
    var obstacle =
        sight != null && sight.observed() instanceof ObservedTeam.NotAdoptable(var why)
            ? why
            : ObservedTeam.NotAdoptable.Obstacle.NOT_FOUND;
    return "the team cannot be taken over: "
        + switch (obstacle) {
          case NOT_FOUND ->
              "AWS has no such team in this account. Correct `adopt`, or remove it to create the team";
          case AMBIGUOUS ->
              "the account has more than one team '%s'. Say which by `adopt.arn`".formatted(name);
          case OTHER_ACCOUNT ->
              "it belongs to another account than the identity source. Manage it from there";
          case OTHER_NAME ->
              "it has another name than `name` says, and AWS cannot rename it. Create a resource with the team's name";
          case OTHER_POLICIES ->
              "it has other policies than `policies` says, and AWS cannot change them. Create a resource with the team's policies";
        };
  }

  private static String belongs(@Nullable Ownership owner) {
    return owner == null
        ? "is not this resource's"
        : "belongs to ApprovalTeam %s/%s (uid %s) of cluster %s"
            .formatted(owner.namespace(), owner.name(), owner.uid(), owner.cluster());
  }
}
