package dev.mpaoperator.approvalteam;

import dev.mpaoperator.access.Access;
import dev.mpaoperator.access.AccessBook;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.PolicyCatalogues;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.plan.Action;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.PlannedChanges;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.directory.People;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the operator would do for a resource, by the same reading, the same plan and the same words,
 * and nothing of it done. The time for which a spec must settle counts as over.
 */
public final class TeamPreview {
  private final AccessBook book;
  private final Function<Account, ApprovalTeamGateway> gateways;
  private final PolicyCatalogues policies;
  private final ApproverLookup lookup;
  private final ApprovalTeamReconciler.Settings settings;
  private final Clock clock;

  /**
   * What it says.
   *
   * @param reason why the team would be as it would be
   * @param message the reason in words
   * @param changes what would be done, in sentences; none if nothing would
   * @param asksPeople whether people would be asked or invited
   * @param held why the changes would not be made now although they differ, {@code null} if they
   *     would
   */
  public record Preview(
      Reason reason,
      String message,
      List<String> changes,
      boolean asksPeople,
      @Nullable Reason held) {}

  /**
   * Asks nothing yet.
   *
   * @param book which team may work in which account
   * @param gateways to teams, of each account
   * @param policies which policies an account can use
   * @param people the users of directories
   * @param settings those of the operator
   */
  public TeamPreview(
      AccessBook book,
      Function<Account, ApprovalTeamGateway> gateways,
      PolicyCatalogues policies,
      People people,
      ApprovalTeamReconciler.Settings settings,
      Clock clock) {
    this.book = book;
    this.gateways = gateways;
    this.policies = policies;
    this.settings = settings;
    this.clock = clock;
    lookup = new ApproverLookup(people);
  }

  /**
   * Looks.
   *
   * @param team as it would stand in the cluster, with the status that it has
   * @throws dev.mpaoperator.failure.CloudFailure if AWS cannot be asked
   */
  public Preview of(ApprovalTeam team) {
    var access = book.of(team);
    var wish = SpecReader.read(team, access, Approvers.pinned(team), _ -> true);
    if (!(access instanceof Access.Granted granted) || wish.intent() instanceof Intent.LetGo) {
      return asFarAsKnown(team, wish);
    }
    var found = lookup.find(team, granted, Annotations.hasNewRetry(team));
    wish = SpecReader.read(team, access, found, _ -> true);
    var memory =
        Memories.of(
            team.getStatus(),
            team.getMetadata().getGeneration(),
            clock.instant(),
            settings.grace());
    return of(team, wish, deliberation(granted.account()).of(team, wish, memory, true));
  }

  private Preview of(ApprovalTeam team, SpecReader.Wish wish, Deliberation.Considered considered) {
    var sight = considered.sight();
    var decision = considered.decision();
    var acts = !(decision.action() instanceof Action.None);
    var action = acts ? decision.action() : decision.deferred();
    var changes = new ArrayList<>(PlannedChanges.of(action, wish.intent(), sight.observed()));
    var tags = considered.tags();
    if (tags != null && !tags.isEmpty()) {
      changes.addAll(PlannedChanges.of(tags.step().action(), sight.observed()));
    }
    var restrained = wish.mode().restrain(wish.intent(), decision);
    var held = action instanceof Action.None || acts ? null : decision.reason();
    if (acts && restrained.action() instanceof Action.None) {
      held = restrained.reason();
    }
    var reason = held == null ? decision.reason() : held;
    var look = considered.policies().look();
    var message =
        reason == Reason.POLICY_NOT_USABLE && look != null
            ? look.message()
            : message(
                team, wish, reason, new Messages(team, wish.intent(), sight, List.of(), null));
    var asks = asks(action) || asks(PlannedChanges.next(action, wish.intent(), sight.observed()));
    return new Preview(reason, message, List.copyOf(changes), asks, held);
  }

  private static Preview asFarAsKnown(ApprovalTeam team, SpecReader.Wish wish) {
    var reason = wish.intent() instanceof Intent.Hold(var why) ? why : Reason.RETAINED;
    return new Preview(
        reason,
        message(team, wish, reason, new Messages(team, wish.intent(), null)),
        List.of(),
        false,
        null);
  }

  private static String message(
      ApprovalTeam team, SpecReader.Wish wish, Reason reason, Messages messages) {
    return TeamReporter.obstacle(team, wish, reason).orElseGet(() -> messages.of(reason));
  }

  private static boolean asks(Action action) {
    return switch (action) {
      case Action.Create _, Action.Update _, Action.RequestDeletion _ -> true;
      case Action.None _,
          Action.CancelSession _,
          Action.DiscardDraft _,
          Action.DeleteInactive _,
          Action.Adopt _,
          Action.ChangeTags _,
          Action.Finish _ ->
          false;
    };
  }

  private Deliberation deliberation(Account account) {
    var gateway = gateways.apply(account);
    var tags = new Tags(settings.tags());
    return new Deliberation(
        gateway,
        new TeamActions(gateway, settings.cluster(), tags),
        new PolicyStep(gateway, policies.of(account), settings.pace(), clock),
        tags);
  }
}
