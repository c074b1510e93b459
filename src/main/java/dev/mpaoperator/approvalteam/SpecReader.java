package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.DeletionPolicy;
import dev.mpaoperator.api.v1alpha1.DriftPolicy;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.api.v1alpha1.ManagementPolicy;
import dev.mpaoperator.api.v1alpha1.PausedAnnotation;
import dev.mpaoperator.api.v1alpha1.TeamDeletion;
import dev.mpaoperator.api.v1alpha1.TeamUpdates;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.Mode;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import dev.mpaoperator.approvalteam.plan.TeamDefinition.Person;
import dev.mpaoperator.kubernetes.Conditions;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wish out of a resource. It invents nothing: defaults stand in the CRD and in the
 * configuration.
 */
final class SpecReader {
  /** A wish that could not be read. */
  static final Wish UNREADABLE = new Wish(new Intent.Hold(Reason.OPERATOR_ERROR), Mode.FULL, null);

  private SpecReader() {}

  /**
   * A wish, and the account that it is about.
   *
   * @param intent the wish
   * @param mode whether it is carried out
   * @param accountId the account, {@code null} while the identity source is not known
   */
  record Wish(Intent intent, Mode mode, @Nullable String accountId) {}

  /**
   * Reads the wish.
   *
   * @param team the resource
   * @param source the identity source that it refers to, {@code null} if there is none of that name
   * @param settled whether a wish has stood long enough to be asked for
   */
  static Wish read(
      ApprovalTeam team, @Nullable IdentitySource source, Predicate<TeamDefinition> settled) {
    var sourceArn = identitySourceArn(team, source);
    var intent = intent(team, source, sourceArn, settled);
    var mode = mode(team);
    return mode == null && !(intent instanceof Intent.LetGo)
        ? new Wish(new Intent.Hold(Reason.UNKNOWN_SPEC), Mode.FULL, accountId(sourceArn))
        : new Wish(intent, mode == null ? Mode.FULL : mode, accountId(sourceArn));
  }

  /** {@code null} for a word of a newer version. A pause wins: it is for emergencies. */
  private static @Nullable Mode mode(ApprovalTeam team) {
    if (PausedAnnotation.isSet(team)) {
      return Mode.PAUSED;
    }
    return switch (team.getSpec().managementPolicy()) {
      case null -> Mode.FULL;
      case ManagementPolicy.FULL -> Mode.FULL;
      case ManagementPolicy.OBSERVE_ONLY -> Mode.OBSERVE_ONLY;
      default -> null;
    };
  }

  private static Intent intent(
      ApprovalTeam team,
      @Nullable IdentitySource source,
      @Nullable String sourceArn,
      Predicate<TeamDefinition> settled) {
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
    var definition =
        new TeamDefinition(
            spec.description(),
            mofN.minApprovalsRequired(),
            spec.approvers().stream()
                .map(a -> new Person(a.identityId(), sourceArn))
                .collect(Collectors.toSet()));
    var replaces = replaces(spec.updates());
    var proposes = proposes(spec.drift());
    if (replaces == null || proposes == null) {
      return new Intent.Hold(Reason.UNKNOWN_SPEC);
    }
    // Who only watches wants to know what would be asked, whenever it would be.
    if (ManagementPolicy.OBSERVE_ONLY.equals(spec.managementPolicy())) {
      return new Intent.Keep(definition, new Intent.Manner(replaces, true, true));
    }
    // The settle time is for requests: it begins when the pause is over.
    var asksNow = PausedAnnotation.isSet(team) || settled.test(definition);
    return new Intent.Keep(definition, new Intent.Manner(replaces, asksNow, proposes));
  }

  private static @Nullable Boolean replaces(@Nullable TeamUpdates updates) {
    return switch (updates == null ? null : updates.whilePending()) {
      case null -> true;
      case TeamUpdates.REPLACE -> true;
      case TeamUpdates.WAIT -> false;
      default -> null;
    };
  }

  private static @Nullable Boolean proposes(@Nullable String drift) {
    return switch (drift) {
      case null -> false;
      case DriftPolicy.REPORT -> false;
      case DriftPolicy.PROPOSE -> true;
      default -> null;
    };
  }

  /** What this version does not know is never taken for a wish to delete. */
  private static Intent removal(ApprovalTeam team) {
    var deletion = team.getSpec().deletion();
    var policy =
        deletion == null || deletion.policy() == null ? DeletionPolicy.DELETE : deletion.policy();
    if (ManagementPolicy.OBSERVE_ONLY.equals(team.getSpec().managementPolicy())) {
      return new Intent.LetGo(); // it writes nothing to AWS, and so has nothing to wait for
    }
    return switch (policy) {
      case DeletionPolicy.RETAIN -> new Intent.LetGo();
      case DeletionPolicy.DELETE -> removal(team, deletion);
      default -> new Intent.Hold(Reason.UNKNOWN_SPEC);
    };
  }

  private static Intent removal(ApprovalTeam team, @Nullable TeamDeletion deletion) {
    var release = release(deletion);
    return release == null
        ? new Intent.Hold(Reason.UNKNOWN_SPEC)
        : new Intent.Remove(
            Instant.parse(team.getMetadata().getDeletionTimestamp()),
            deletion == null ? null : deletion.pendingWindowDays(),
            release);
  }

  private static Intent.@Nullable Release release(@Nullable TeamDeletion deletion) {
    return switch (deletion == null ? null : deletion.release()) {
      case null -> Intent.Release.WHEN_DELETED;
      case TeamDeletion.WHEN_DELETED -> Intent.Release.WHEN_DELETED;
      case TeamDeletion.WHEN_APPROVED -> Intent.Release.WHEN_APPROVED;
      case TeamDeletion.WHEN_REQUESTED -> Intent.Release.WHEN_REQUESTED;
      default -> null;
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
