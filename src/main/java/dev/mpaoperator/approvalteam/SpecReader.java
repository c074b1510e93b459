package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.DeletionPolicy;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import dev.mpaoperator.approvalteam.plan.TeamDefinition.Person;
import dev.mpaoperator.kubernetes.Conditions;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the wish out of a resource. It invents nothing: defaults stand in the CRD. */
final class SpecReader {
  private SpecReader() {}

  /**
   * A wish, and the account that it is about.
   *
   * @param intent the wish
   * @param accountId the account, {@code null} while the identity source is not known
   */
  record Wish(Intent intent, @Nullable String accountId) {}

  /**
   * Reads the wish.
   *
   * @param team the resource
   * @param source the identity source that it refers to, {@code null} if there is none of that name
   */
  static Wish read(ApprovalTeam team, @Nullable IdentitySource source) {
    var sourceArn = identitySourceArn(team, source);
    return new Wish(intent(team, source, sourceArn), accountId(sourceArn));
  }

  private static Intent intent(
      ApprovalTeam team, @Nullable IdentitySource source, @Nullable String sourceArn) {
    var spec = team.getSpec();
    if (team.isMarkedForDeletion()) {
      return removal(team);
    }
    if (spec.identitySourceRef() != null && source == null) {
      return new Intent.Hold(Reason.IDENTITY_SOURCE_NOT_FOUND);
    }
    if (sourceArn == null) {
      return new Intent.Hold(Reason.IDENTITY_SOURCE_NOT_READY);
    }
    var mofN = spec.approvalStrategy().mofN();
    if (mofN == null) { // the schema of this version demands it
      return new Intent.Hold(Reason.UNKNOWN_SPEC);
    }
    return new Intent.Keep(
        new TeamDefinition(
            spec.description(),
            mofN.minApprovalsRequired(),
            spec.approvers().stream()
                .map(a -> new Person(a.identityId(), sourceArn))
                .collect(Collectors.toSet())));
  }

  /** What this version does not know is never taken for a wish to delete. */
  private static Intent removal(ApprovalTeam team) {
    var deletion = team.getSpec().deletion();
    var policy =
        deletion == null || deletion.policy() == null ? DeletionPolicy.DELETE : deletion.policy();
    return switch (policy) {
      case DeletionPolicy.RETAIN -> new Intent.Release();
      case DeletionPolicy.DELETE ->
          new Intent.Remove(
              Instant.parse(team.getMetadata().getDeletionTimestamp()),
              deletion == null ? null : deletion.pendingWindowDays());
      default -> new Intent.Hold(Reason.UNKNOWN_SPEC);
    };
  }

  /** A team that exists needs the ARN only; a new one needs a source that works. */
  private static @Nullable String identitySourceArn(
      ApprovalTeam team, @Nullable IdentitySource source) {
    if (team.getSpec().identitySourceRef() == null) {
      return team.getSpec().identitySourceArn();
    }
    if (source == null || source.getStatus() == null) {
      return null;
    }
    var exists = team.getStatus() != null && team.getStatus().arn() != null;
    return exists || Conditions.isTrue(source.getStatus().conditions(), "Ready")
        ? wellFormed(source.getStatus().arn())
        : null;
  }

  /** A status is evidence, not proof: what is no ARN is not passed on. */
  private static @Nullable String wellFormed(@Nullable String arn) {
    return arn != null && arn.split(":", 6).length == 6 ? arn : null;
  }

  private static @Nullable String accountId(@Nullable String arn) {
    return arn == null ? null : arn.split(":", 6)[4]; // the form was checked, here or by the schema
  }
}
