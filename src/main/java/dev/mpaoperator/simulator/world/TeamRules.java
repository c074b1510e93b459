package dev.mpaoperator.simulator.world;

import java.util.List;
import java.util.Optional;

/** What a version of a team must satisfy. */
final class TeamRules {
  private static final int FEWEST_APPROVERS = 3;
  private static final int LOWEST_THRESHOLD = 2;

  private final World world;

  TeamRules(World world) {
    this.world = world;
  }

  /** The rules that the model leaves out but the guide states (User Guide, create-team). */
  static Optional<String> breach(Version version) {
    List<Approver> approvers = version.approvers();
    if (approvers.size() < FEWEST_APPROVERS) {
      return Optional.of("An approval team needs at least 3 approvers.");
    }
    if (version.threshold() < LOWEST_THRESHOLD) {
      return Optional.of("MinApprovalsRequired must be at least 2.");
    }
    if (version.threshold() > approvers.size()) {
      return Optional.of("MinApprovalsRequired must not exceed the number of approvers.");
    }
    // The items are unique (CloudFormation, AWS::MPA::ApprovalTeam).
    if (approvers.stream().map(Approver::identityId).distinct().count() < approvers.size()) {
      return Optional.of("An approver is named more than once.");
    }
    return Optional.empty();
  }

  /** Answers a breach at once, if that is how the service does it. */
  void checkSynchronously(Version version) {
    if (world.modes.ruleCheck() == Modes.RuleCheck.SYNCHRONOUS) {
      breach(version)
          .ifPresent(message -> {
            throw ServiceException.validation(message);
          });
    }
  }

  /** The identities that nobody has, each marked INVALID (User Guide, team-health). */
  Version markUnknown(Version version, String account) {
    return version.withApprovers(
        version.approvers().stream().map(a -> isKnown(a, account) ? a : a.invalid()).toList());
  }

  /** Why the asynchronous check fails, if it does. */
  static Optional<String> asynchronousBreach(Version marked) {
    boolean unknown =
        marked.approvers().stream().anyMatch(a -> a.invitation() == Approver.Invitation.INVALID);
    return unknown ? Optional.of("An approver's identity is not valid.") : breach(marked);
  }

  private boolean isKnown(Approver approver, String account) {
    return world.identitySources.isActive(account, approver.sourceArn())
        && world.directory.withId(approver.identityId()).isPresent();
  }
}
