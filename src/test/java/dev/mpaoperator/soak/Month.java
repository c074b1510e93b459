package dev.mpaoperator.soak;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.world.SimulatedClock;
import dev.mpaoperator.soak.cluster.MemoryApi;
import dev.mpaoperator.soak.promise.Promises;
import dev.mpaoperator.soak.step.Kinds;
import dev.mpaoperator.stage.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mpa.MpaClient;

/**
 * A month of simulated time. Nothing happens by itself: the next event, or the next pass that a
 * process asked for, whichever comes first, until the time is over. A seed always plays the same
 * story.
 */
public final class Month implements AutoCloseable {
  private static final Duration LENGTH = Duration.ofDays(30);
  private static final Duration SETTLING = Duration.ofDays(8);
  private static final Duration REST = Duration.ofDays(10);
  private static final int MANY_AT_ONCE = 200;

  private final Random random;
  private final SimulatedClock clock =
      SimulatedClock.frozenAt(Instant.parse("2026-01-01T00:00:00Z"));
  private final Cloud cloud;
  private final MemoryApi api = new MemoryApi(clock);
  private final Story story;
  private final Users users;
  private final Source source;
  private final Promises promises;
  private final List<Replica> replicas = new ArrayList<>();
  private final Agenda agenda = new Agenda();
  private Instant instant = Instant.MIN;
  private int atThisInstant;
  private long passes;
  private long requests;

  /**
   * What a month came to.
   *
   * @param passes of all processes
   * @param requests of the operator to AWS, over HTTP
   */
  public record Tally(long passes, long requests) {}

  /**
   * A month.
   *
   * @param seed decides everything
   * @param listener is told the story as it happens
   */
  public Month(long seed, Consumer<String> listener) {
    random = new Random(seed);
    story = new Story(clock, listener);
    cloud = new Cloud(this, clock);
    users = new Users(api, story);
    source = new Source(cloud.aws().console().installIdentitySource(Stage.ACCOUNT));
    promises = new Promises(this);
    api.watch(promises::written);
  }

  /** Plays it to the end. */
  public Tally play() {
    return play(LENGTH);
  }

  /** Plays a month of another length to the end. */
  Tally play(Duration length) {
    try {
      startReplica("first");
      Kinds.begin(this);
      nextStep();
      runUntil(clock.instant().plus(length));
      Kinds.end(this);
      runUntil(clock.instant().plus(SETTLING));
      story.tell("it should be at rest now");
      promises.settled();
      runUntil(clock.instant().plus(REST));
      promises.rested();
      replicas.forEach(this::count);
      return new Tally(passes, requests);
    } catch (Violation e) {
      throw new AssertionError(e.getMessage() + "\nThe story so far:\n" + story.soFar(), e);
    }
  }

  private void nextStep() {
    later(
        Duration.ofSeconds((long) (-Math.log(1 - random.nextDouble()) * Kinds.EVERY.toSeconds())),
        () -> {
          Kinds.playOne(this);
          nextStep();
        });
  }

  private void runUntil(Instant end) {
    while (true) {
      var replica = nextReplica();
      var pass = replica.map(Replica::nextDue).orElse(Instant.MAX);
      var isPass = pass.isBefore(agenda.next());
      var next = isPass ? pass : agenda.next();
      if (next.isAfter(end)) {
        goOnTo(end);
        return;
      }
      goOnTo(next);
      if (isPass) {
        replica.orElseThrow().passNext();
      } else {
        agenda.play();
      }
      promises.looked();
    }
  }

  private Optional<Replica> nextReplica() {
    return replicas.stream()
        .filter(r -> r.nextDue() != null)
        .min(Comparator.comparing(Replica::nextDue));
  }

  private void goOnTo(Instant next) {
    var ahead = Duration.between(clock.instant(), next);
    if (ahead.isPositive()) {
      clock.advance(ahead);
    }
    if (!clock.instant().equals(instant)) {
      instant = clock.instant();
      atThisInstant = 0;
    } else if (++atThisInstant > MANY_AT_ONCE) {
      throw new Violation("no surprise", "it goes on and on at one instant");
    }
  }

  void called(Call call) {
    if (call.effects() > 0) {
      story.tell(
          "%s for %s%s",
          call.operation(),
          call.resource().getMetadata().getName(),
          call.wish() == null ? "" : " (" + call.wish() + ")");
    }
    promises.called(call);
  }

  void passed(Pass pass) {
    var reason = reason(pass.after());
    if (!reason.equals(reason(pass.given()))) {
      story.tell("%s finds %s %s", pass.replica(), pass.given().getMetadata().getName(), reason);
    }
    promises.passed(pass);
  }

  private static String reason(@Nullable ApprovalTeam team) {
    return team == null
        ? "gone"
        : team.getStatus() == null ? "new" : Conditions.headline(team.getStatus().conditions());
  }

  /** Lets something happen later. */
  public void later(Duration delay, Runnable what) {
    agenda.add(clock.instant().plus(delay), what);
  }

  /** Nothing happens any more but what the processes do. */
  public void forgetEvents() {
    agenda.clear();
  }

  /** One more process of the operator. */
  public void startReplica(String name) {
    replicas.add(new Replica(name, this));
  }

  /** The last process of several ends. */
  public void stopReplica() {
    var last = replicas.removeLast();
    last.stop();
    count(last);
  }

  private void count(Replica replica) {
    passes += replica.passes();
    requests += replica.requests();
  }

  /** Decides everything. */
  public Random random() {
    return random;
  }

  /** One of these. */
  public <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** One of these. */
  @SafeVarargs
  public final <T> T any(T... some) {
    return some[random.nextInt(some.length)];
  }

  /** The only time. */
  public Clock clock() {
    return clock;
  }

  /** The simulated AWS. */
  public Simulator aws() {
    return cloud.aws();
  }

  /** What an administrator does beside the operator. */
  public MpaClient sdk() {
    return cloud.sdk();
  }

  /** The API server. */
  public MemoryApi api() {
    return api;
  }

  /** The users of the cluster. */
  public Users users() {
    return users;
  }

  /** The identity source of all teams. */
  public Source identitySource() {
    return source;
  }

  /** What happens is told here. */
  public Story story() {
    return story;
  }

  /** The processes of the operator. */
  public List<Replica> replicas() {
    return List.copyOf(replicas);
  }

  Optional<IdentitySource> source() {
    return source.resource();
  }

  Cloud cloud() {
    return cloud;
  }

  @Override
  public void close() {
    cloud.close();
  }
}
