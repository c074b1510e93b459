package dev.mpaoperator.approvalteam;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.mpaoperator.access.Access;
import dev.mpaoperator.access.Accounts;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.DeletionPolicy;
import dev.mpaoperator.api.v1alpha1.DriftPolicy;
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
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wish out of a resource. It invents nothing: defaults stand in the CRD and in the
 * configuration.
 */
final class SpecReader {
  /** A wish that could not be read. */
  static final Wish UNREADABLE =
      new Wish(
          new Intent.Hold(Reason.OPERATOR_ERROR),
          Mode.FULL,
          null,
          new Approvers(List.of(), List.of(), false),
          null);

  private SpecReader() {}

  /**
   * A wish, and the account that it is about.
   *
   * @param intent the wish
   * @param mode whether it is carried out
   * @param accountId the account, {@code null} while the identity source is not known
   * @param approvers who the people of the spec are
   * @param obstacle why the wish is held, in words, where they are not those of the reason
   */
  record Wish(
      Intent intent,
      Mode mode,
      @Nullable String accountId,
      Approvers approvers,
      @Nullable String obstacle) {}

  /** A wish that is held, and why. */
  private record Held(Reason reason, @Nullable String text) {}

  /**
   * Reads the wish.
   *
   * @param team the resource
   * @param access whether it may use what its spec refers to
   * @param approvers who the people of the spec are
   * @param settled whether a wish has stood long enough to be asked for
   */
  static Wish read(
      ApprovalTeam team, Access access, Approvers approvers, Predicate<TeamDefinition> settled) {
    var sourceArn = identitySourceArn(team, access);
    var mode = mode(team);
    var accountId = Accounts.numberOf(sourceArn);
    var intent =
        team.isMarkedForDeletion()
                && !(access instanceof Access.Granted)
                && !Accounts.mayHaveTeam(team)
            ? new Intent.LetGo() // there is nothing in AWS to wait for
            : intent(team, sourceArn, approvers, settled);
    if (intent instanceof Intent.LetGo) {
      return new Wish(intent, mode == null ? Mode.FULL : mode, accountId, approvers, null);
    }
    var held = mode == null ? new Held(Reason.UNKNOWN_SPEC, null) : held(team, access, approvers);
    return new Wish(
        held == null ? intent : new Intent.Hold(held.reason),
        requireNonNullElse(mode, Mode.FULL),
        accountId,
        approvers,
        held == null ? null : held.text);
  }

  /** What keeps the wish from being carried out, whatever it is. */
  private static @Nullable Held held(ApprovalTeam team, Access access, Approvers approvers) {
    var deleting = team.isMarkedForDeletion();
    return switch (access) {
      case Access.NoSource(var text) -> new Held(Reason.IDENTITY_SOURCE_NOT_FOUND, text);
      case Access.NotAllowed(var text) -> new Held(Reason.NAMESPACE_NOT_ALLOWED, text);
      case Access.OtherAccount(var text) -> new Held(Reason.WRONG_ACCOUNT, text);
      case Access.Granted(_, _, var deletes, _) when deleting ->
          deletes ? null : new Held(Reason.DELETION_FORBIDDEN, null);
      case Access.Granted(_, _, _, var limit) when limit != null ->
          new Held(Reason.LIMIT_EXCEEDED, limit);
      case Access.Granted _ when !approvers.areKnown() && !approvers.troubles().isEmpty() ->
          new Held(approvers.unknown(), approvers.text());
      case Access.Granted _ -> null;
    };
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
      @Nullable String sourceArn,
      Approvers approvers,
      Predicate<TeamDefinition> settled) {
    var spec = team.getSpec();
    if (team.isMarkedForDeletion()) {
      return removal(team);
    }
    if (sourceArn == null) {
      return new Intent.Hold(Reason.IDENTITY_SOURCE_NOT_READY);
    }
    var mofN = spec.approvalStrategy().mofN();
    if (mofN == null) { // the schema of this version demands it
      return new Intent.Hold(Reason.UNKNOWN_SPEC);
    }
    if (!approvers.areKnown()) {
      return new Intent.Hold(Reason.STARTING); // they are looked up before anything is done
    }
    var definition =
        new TeamDefinition(
            spec.description(),
            mofN.minApprovalsRequired(),
            approvers.people().stream()
                .map(p -> new Person(requireNonNull(p.identityId()), sourceArn))
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
  private static @Nullable String identitySourceArn(ApprovalTeam team, Access access) {
    if (team.getSpec().identitySourceRef() == null) {
      return team.getSpec().identitySourceArn();
    }
    var source = access instanceof Access.Granted granted ? granted.source() : null;
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
}
