package dev.mpaoperator.approvalteam;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.kubernetes.ActionLog;
import dev.mpaoperator.kubernetes.Events;
import dev.mpaoperator.kubernetes.StatusPatch;
import dev.mpaoperator.progress.Pace;
import dev.mpaoperator.progress.Spread;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings teams and the framework together: what wakes a resource, and what becomes of a pass that
 * fails. Deletion is the same {@link TeamPass} with another wish.
 */
@ControllerConfiguration(name = "approvalteam", finalizerName = "mpaoperator.dev/approvalteam")
public final class ApprovalTeamReconciler
    implements Reconciler<ApprovalTeam>, Cleaner<ApprovalTeam> {
  private final TeamPass pass;
  private final TeamReporter reporter;
  private final Settings settings;
  private final TeamAccounts accounts;
  private final RandomGenerator random;

  /**
   * What can be set.
   *
   * @param cluster id of this cluster, part of the ownership tags
   * @param pace when to look again
   * @param grace how long AWS may need to show a request
   * @param settle how long a changed spec must stand before people are asked, where it does not say
   * @param tags tags that every team gets
   */
  public record Settings(
      String cluster, Pace pace, Duration grace, Duration settle, Map<String, String> tags) {}

  /** A reconciler over a gateway. */
  public ApprovalTeamReconciler(
      ApprovalTeamGateway gateway,
      TeamAccounts accounts,
      Settings settings,
      Events events,
      ActionLog log,
      Clock clock,
      RandomGenerator random) {
    this.accounts = accounts;
    this.settings = settings;
    this.random = random;
    var statuses = new StatusWriter(clock);
    reporter = new TeamReporter(statuses, events, log);
    var policies =
        new PolicyStep(gateway, accounts.policies().of(Account.OWN), settings.pace(), clock);
    pass = new TeamPass(gateway, settings, policies, statuses, reporter, clock, random);
  }

  @Override
  public UpdateControl<ApprovalTeam> reconcile(ApprovalTeam team, Context<ApprovalTeam> context) {
    var next = step(team, context);
    return UpdateControl.<ApprovalTeam>noUpdate()
        .rescheduleAfter(
            next.orElseGet(() -> Spread.upTo(settings.pace().quiet(), random.nextDouble())));
  }

  @Override
  public DeleteControl cleanup(ApprovalTeam team, Context<ApprovalTeam> context) {
    return step(team, context)
        .map(next -> DeleteControl.noFinalizerRemoval().rescheduleAfter(next))
        .orElse(DeleteControl.defaultDelete());
  }

  /** One pass. Empty when there is nothing left to do for the resource, ever. */
  private Optional<Duration> step(ApprovalTeam team, Context<ApprovalTeam> context) {
    try {
      return attempt(team, context);
    } catch (StatusPatch.StaleResource e) {
      return Optional.of(settings.pace().working()); // the event of the change is on its way
    }
  }

  private Optional<Duration> attempt(ApprovalTeam team, Context<ApprovalTeam> context) {
    var wish = SpecReader.UNREADABLE; // until it is read
    try {
      wish = pass.read(team, context);
      if (team.getStatus() == null || team.getStatus().conditions() == null) {
        // Before any call to AWS: tools take a resource without conditions for done.
        team = reporter.started(team, wish, context);
      }
      // Those who wait say nothing: it is not their trouble.
      var wait = accounts.remaining(team, wish.intent());
      if (wait.isPresent()
          && !Objects.equals(observedGeneration(team), team.getMetadata().getGeneration())) {
        reporter.waiting(team, wish, context); // once for each wish: it was seen, and not forgotten
      }
      return wait.isPresent() ? wait : pass.run(team, wish, context);
    } catch (CloudFailure e) {
      return Optional.of(pass.next(reporter.failed(team, wish, e, context), null));
    } catch (StatusPatch.StaleResource
        | StatusPatch.ResourceReplaced
        | KubernetesClientException e) {
      throw e; // nothing can be written about it; it is tried again with growing waits
    } catch (RuntimeException e) {
      try {
        reporter.failed(team, wish, e, context);
      } catch (RuntimeException unsaid) {
        e.addSuppressed(unsaid);
      }
      throw e;
    }
  }

  private static @Nullable Long observedGeneration(ApprovalTeam team) {
    return team.getStatus() == null ? null : team.getStatus().observedGeneration();
  }

  @Override
  public List<EventSource<?, ApprovalTeam>> prepareEventSources(
      EventSourceContext<ApprovalTeam> context) {
    var sources =
        InformerEventSourceConfiguration.from(IdentitySource.class, ApprovalTeam.class)
            .withNamespaces(Set.of(Constants.WATCH_ALL_NAMESPACES)) // it is cluster-scoped
            .withPrimaryToSecondaryMapper(ApprovalTeamReconciler::source)
            .withSecondaryToPrimaryMapper(source ->
                context
                    .getPrimaryCache()
                    .list(team -> source(team).contains(ResourceID.fromResource(source)))
                    .map(ResourceID::fromResource)
                    .collect(Collectors.toSet()))
            .build();
    return List.of(
        new InformerEventSource<>(sources, context),
        new ListedTeams(accounts.watch(), context.getPrimaryCache(), accounts.atWork()));
  }

  private static Set<ResourceID> source(ApprovalTeam team) {
    var reference = team.getSpec().identitySourceRef();
    return reference == null ? Set.of() : Set.of(new ResourceID(reference.name()));
  }
}
