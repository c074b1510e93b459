package dev.mpaoperator.soak;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.ApprovalTeamReconciler;
import dev.mpaoperator.kubernetes.ActionLog;
import dev.mpaoperator.kubernetes.Events;
import dev.mpaoperator.kubernetes.StatusPatch;
import dev.mpaoperator.soak.cluster.Contexts;
import dev.mpaoperator.soak.cluster.MemoryApi;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One process of the operator: the real reconciler, and the part of the framework around it: cache
 * and watch, finalizers, wake-ups, trying again.
 */
public final class Replica implements MemoryApi.Watcher {
  private static final String FINALIZER = "mpaoperator.dev/approvalteam";
  private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

  private final String name;
  private final Month month;
  private final Moments moments = new Moments();
  private final List<Call> calls = new ArrayList<>();
  private final WatchedGateway gateway;
  private final Contexts contexts;
  private ApprovalTeamReconciler reconciler;
  private final Map<String, ApprovalTeam> cache = new TreeMap<>();
  private final Map<String, Instant> due = new TreeMap<>();
  private final List<Runnable> undelivered = new ArrayList<>();
  private boolean watchStuck;
  private long passes;

  Replica(String name, Month month) {
    this.name = name;
    this.month = month;
    gateway = new WatchedGateway(month.cloud().gateway(), month.aws(), moments, this::called);
    contexts = new Contexts(month.api(), moments, this::cache, month::source);
    month.api().watch(this);
    restart();
  }

  private ApprovalTeamReconciler process() {
    return new ApprovalTeamReconciler(
        month.cloud().accounts(gateway, month::source, gateway::watched),
        month.cloud().settings(),
        new Events(contexts.client(), month.clock(), name),
        new ActionLog((_, _, _) -> {}),
        month.clock(),
        month.random());
  }

  /** Which process. */
  public String name() {
    return name;
  }

  /** Where its calls can be interrupted. */
  public Moments moments() {
    return moments;
  }

  /** It is killed and starts anew: everything that it remembers is gone, and all is looked at. */
  public void restart() {
    moments.disarm();
    cache.clear();
    due.clear();
    undelivered.clear();
    watchStuck = false;
    reconciler = process();
    for (var team : month.api().all()) {
      cache(team);
      wake(team.getMetadata().getName());
    }
  }

  /** It ends for good. */
  void stop() {
    month.api().unwatch(this);
    due.clear();
  }

  /** The watch tells of nothing until it goes on. */
  public void stickWatch() {
    watchStuck = true;
  }

  /** The watch tells of everything that it held back. */
  public void releaseWatch() {
    watchStuck = false;
    var held = List.copyOf(undelivered);
    undelivered.clear();
    held.forEach(Runnable::run);
  }

  /** Looks at a resource as soon as possible. */
  public void wake(String resource) {
    due.put(resource, month.clock().instant());
  }

  /** Looks at everything as soon as possible. */
  public void wakeAll() {
    cache.keySet().forEach(this::wake);
  }

  @Override
  public void changed(@Nullable ApprovalTeam before, @Nullable ApprovalTeam now) {
    if (watchStuck) {
      undelivered.add(() -> deliver(before, now));
    } else {
      deliver(before, now);
    }
  }

  private void deliver(@Nullable ApprovalTeam before, @Nullable ApprovalTeam now) {
    var resource = Objects.requireNonNull(now == null ? before : now).getMetadata().getName();
    if (now == null) {
      cache.remove(resource);
      due.remove(resource);
      return;
    }
    cache(now);
    if (before == null || isPersonsChange(before, now)) {
      wake(resource);
    }
  }

  /** What the operator's filter of events lets through. */
  private static boolean isPersonsChange(ApprovalTeam before, ApprovalTeam now) {
    return !Objects.equals(before.getMetadata().getGeneration(), now.getMetadata().getGeneration())
        || before.isMarkedForDeletion() != now.isMarkedForDeletion()
        || !before.getMetadata().getAnnotations().equals(now.getMetadata().getAnnotations())
        || !before.getFinalizers().equals(now.getFinalizers());
  }

  /** The newer one stays: what a pass wrote itself is not undone by an older event. */
  private void cache(ApprovalTeam team) {
    cache.merge(
        team.getMetadata().getName(),
        team,
        (old, other) -> revision(old) > revision(other) ? old : other);
  }

  private static long revision(ApprovalTeam team) {
    return Long.parseLong(team.getMetadata().getResourceVersion());
  }

  /** When it looks next at anything. */
  @Nullable Instant nextDue() {
    return due.values().stream().min(Instant::compareTo).orElse(null);
  }

  /** Passes over what is due first. */
  void passNext() {
    var first = due.entrySet().stream().min(Map.Entry.comparingByValue());
    first.ifPresent(entry -> pass(entry.getKey()));
  }

  /** One pass over a resource. */
  public void pass(String resource) {
    due.remove(resource);
    var copy = cache.get(resource);
    if (copy == null) {
      return;
    }
    if (copy.isMarkedForDeletion() && !copy.getFinalizers().contains(FINALIZER)) {
      return; // nothing is left to do for it
    }
    passes++;
    calls.clear();
    var given = month.api().copy(copy);
    var current = month.api().isCurrent(copy);
    gateway.begin(given);
    var interruptions = moments.interruptions();
    Pass.End end;
    try {
      perform(resource, month.api().copy(copy));
      end = gateway.isUsed() ? Pass.End.WELL : Pass.End.WAITED;
    } catch (Killed e) {
      month.story().tell("%s is killed %s", name, e.getMessage());
      end = Pass.End.KILLED;
    } catch (StatusPatch.ResourceReplaced | KubernetesClientException e) {
      month.story().tell("%s gives up a pass over %s: %s", name, resource, e.getMessage());
      again(resource, TRY_AGAIN);
      end = Pass.End.AGAIN;
    } catch (RuntimeException e) {
      throw new Violation("no surprise", "a pass over " + resource + " threw " + e, e);
    }
    var after =
        month
            .api()
            .get(resource)
            .filter(t -> t.getMetadata().getUid().equals(given.getMetadata().getUid()))
            .orElse(null);
    month.passed(
        new Pass(
            name,
            given,
            current,
            after,
            List.copyOf(calls),
            gateway.failures(),
            moments.interruptions() > interruptions,
            end));
    if (end == Pass.End.KILLED) {
      restart();
    }
  }

  private void perform(String resource, ApprovalTeam copy) {
    if (!copy.getFinalizers().contains(FINALIZER)) {
      setFinalizer(copy, true); // its event leads to the first real pass
      return;
    }
    if (!copy.isMarkedForDeletion()) {
      var control = reconciler.reconcile(copy, contexts.context());
      control.getScheduleDelay().ifPresent(ms -> again(resource, Duration.ofMillis(ms)));
      return;
    }
    var control = reconciler.cleanup(copy, contexts.context());
    control.getScheduleDelay().ifPresent(ms -> again(resource, Duration.ofMillis(ms)));
    if (control.isRemoveFinalizer()) {
      setFinalizer(copy, false);
    }
  }

  private void setFinalizer(ApprovalTeam copy, boolean there) {
    var uid = copy.getMetadata().getUid();
    var name = copy.getMetadata().getName();
    moments.before("finalizer");
    if (month.api().get(name).filter(t -> t.getMetadata().getUid().equals(uid)).isPresent()) {
      month
          .api()
          .edit(name, t -> t.getMetadata().setFinalizers(there ? List.of(FINALIZER) : List.of()));
    }
    moments.after("finalizer");
  }

  /** An event that came during the pass leads to a pass at once. */
  private void again(String resource, Duration delay) {
    due.merge(
        resource,
        month.clock().instant().plus(delay),
        (event, later) -> event.isBefore(later) ? event : later);
  }

  private void called(Call call) {
    calls.add(call);
    month.called(call);
  }

  long passes() {
    return passes;
  }

  long requests() {
    return gateway.requests();
  }
}
