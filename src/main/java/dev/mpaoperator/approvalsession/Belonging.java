package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApiGroup;
import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalsession.plan.SessionReason;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a resource is the mirror of a session of the team that it names. Anybody may write such a
 * resource, so nothing in it is believed.
 */
final class Belonging {
  private static final String KIND = "ApprovalTeam";

  private Belonging() {}

  /**
   * Why a resource is no mirror.
   *
   * @param reason in one word
   * @param message for people, with what to do
   */
  record Refusal(SessionReason reason, String message) {}

  /** What marks a mirror as its team's, so that Kubernetes removes both together. */
  static OwnerReference ownerReference(ApprovalTeam team) {
    return new OwnerReferenceBuilder()
        .withApiVersion(ApiGroup.NAME + "/" + ApiGroup.VERSION)
        .withKind(KIND)
        .withName(team.getMetadata().getName())
        .withUid(team.getMetadata().getUid())
        .withController(true)
        .build();
  }

  /** The uid of the team whose mirror a resource is, by all that it says of itself. */
  static Optional<String> teamUid(ApprovalSession session) {
    return owners(session)
        .filter(o -> Boolean.TRUE.equals(o.getController()) && isTeam(o))
        .filter(o -> o.getName().equals(session.getSpec().approvalTeamRef().name()))
        .filter(_ -> hasItsName(session))
        .map(OwnerReference::getUid)
        .findFirst();
  }

  /** Why a resource is no mirror; empty if it is one, as far as Kubernetes can tell. */
  static Optional<Refusal> refusal(ApprovalSession session, @Nullable ApprovalTeam team) {
    if (team == null) {
      return Optional.of(
          new Refusal(
              SessionReason.TEAM_NOT_FOUND,
              "there is no ApprovalTeam '%s' in this namespace: delete this resource"
                  .formatted(session.getSpec().approvalTeamRef().name())));
    }
    var owned = teamUid(session).filter(team.getMetadata().getUid()::equals).isPresent();
    if (!owned) {
      return Optional.of(
          notOwned(
              hasItsName(session)
                  ? "the ApprovalTeam '%s' is not its controlling owner"
                      .formatted(team.getMetadata().getName())
                  : "its name is not the one that belongs to this session"));
    }
    return Optional.empty();
  }

  /** A refusal of what does not belong to its team. */
  static Refusal notOwned(String because) {
    return new Refusal(
        SessionReason.NOT_OWNED,
        "this resource was not made by the operator, and nothing is done for it: %s. Delete it; sessions of managed"
                .formatted(because)
            + " teams are shown by themselves");
  }

  /** The team's ARN by its resource: evidence, not proof. */
  static Optional<String> arn(ApprovalTeam team) {
    var arn = team.getStatus() == null ? null : team.getStatus().arn();
    return Optional.ofNullable(arn).filter(a -> a.contains(":approval-team/"));
  }

  /**
   * Whether a session may be the team's by its ARN: as in every documented sample, it holds the
   * last part of the team's.
   */
  static boolean maybeOf(String teamArn, String sessionArn) {
    var team = teamArn.substring(teamArn.lastIndexOf('/') + 1);
    return sessionArn.contains(":session/" + team + "/");
  }

  private static boolean hasItsName(ApprovalSession session) {
    var spec = session.getSpec();
    return ApprovalSession.nameOf(spec.approvalTeamRef().name(), spec.sessionArn())
        .equals(session.getMetadata().getName());
  }

  private static boolean isTeam(OwnerReference owner) {
    return KIND.equals(owner.getKind())
        && owner.getApiVersion() != null
        && owner.getApiVersion().startsWith(ApiGroup.NAME + "/");
  }

  private static Stream<OwnerReference> owners(ApprovalSession session) {
    var owners = session.getMetadata().getOwnerReferences();
    return (owners == null ? List.<OwnerReference>of() : owners).stream();
  }
}
