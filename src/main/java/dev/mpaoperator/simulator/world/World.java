package dev.mpaoperator.simulator.world;

import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Everything that exists in the simulated service, behind one lock.
 *
 * <p>Nothing happens by itself: whenever somebody enters, what has become due since is caught up
 * with first, in its order and at its own time.
 */
public final class World {
  private final ReentrantLock lock = new ReentrantLock();
  private long lastVersionId;
  private Instant nextDue = Instant.MIN;

  final SimulatedClock clock;
  final Pace pace;
  Modes modes;

  final Directory directory = new Directory();
  final Tags tags = new Tags();
  final Shares shares = new Shares();
  final Mails mails = new Mails(this);
  final Post post = new Post(this);
  final StandingOrders orders = new StandingOrders(this);
  final Tokens tokens = new Tokens(this);
  final PolicyCatalogue policies = new PolicyCatalogue(this);
  final TeamRules rules = new TeamRules(this);
  final TeamPicture picture = new TeamPicture(this);
  final SessionPicture sessionPicture = new SessionPicture(this);
  final Teams teams = new Teams(this);
  final Sessions sessions = new Sessions(this);
  final Invitations invitations = new Invitations(this);
  final Changes changes = new Changes(this);
  final StaleReads staleReads = new StaleReads(this);
  final IdentitySourceOperations identitySources = new IdentitySourceOperations(this);
  private final Passing passing = new Passing(this);
  private final TeamOperations teamOperations = new TeamOperations(this);
  private final SessionOperations sessionOperations = new SessionOperations(this);
  private final PolicyOperations policyOperations = new PolicyOperations(this);
  private final TagOperations tagOperations = new TagOperations(this);

  /** An empty world. */
  public World(SimulatedClock clock, Pace pace, Modes modes) {
    this.clock = clock;
    this.pace = pace;
    this.modes = modes;
  }

  /** Does something in the world, alone and at one instant. All changes go through here. */
  public <T> T enter(Function<Instant, T> work) {
    lock.lock();
    try {
      Instant now = catchUp();
      try {
        return work.apply(now);
      } finally {
        nextDue = Instant.MIN; // whatever was changed may be due sooner
        staleReads.record(now);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Looks at the world at one instant; must not change anything but by the passing of time. */
  public <T> T look(Function<Instant, T> work) {
    lock.lock();
    try {
      return work.apply(catchUp());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nothing is looked for before the next thing is due: watching ten thousand teams stays cheap.
   */
  private Instant catchUp() {
    Instant now = clock.instant();
    if (!now.isBefore(nextDue)) {
      nextDue = passing.until(now);
    }
    return now;
  }

  /** As {@link #enter}, for work that returns nothing. */
  public void run(Consumer<Instant> work) {
    enter(now -> {
      work.accept(now);
      return now;
    });
  }

  /** The instant of the call in milliseconds, as in the samples, and never the same twice. */
  String nextVersionId(Instant now) {
    lastVersionId = Math.max(lastVersionId + 1, now.toEpochMilli());
    return Long.toString(lastVersionId);
  }

  /** The answers to what nobody knows. */
  public Modes modes() {
    return look(_ -> modes);
  }

  /** Changes how the world behaves from now on. */
  public void setModes(Modes changed) {
    run(_ -> {
      boolean lagChanged = !modes.staleReads().equals(changed.staleReads());
      modes = changed;
      if (lagChanged) {
        staleReads.begin();
      }
    });
  }

  /** The users. */
  public Directory directory() {
    return directory;
  }

  /** The clock. */
  public SimulatedClock clock() {
    return clock;
  }

  /** The mails. */
  public Mails mails() {
    return mails;
  }

  /** The policies that exist. */
  public PolicyCatalogue policies() {
    return policies;
  }

  /** Operations on teams; to be called inside {@link #enter}. */
  public TeamOperations teamOperations() {
    return teamOperations;
  }

  /** Operations on sessions; to be called inside {@link #enter}. */
  public SessionOperations sessionOperations() {
    return sessionOperations;
  }

  /** Operations on policies; to be called inside {@link #enter}. */
  public PolicyOperations policyOperations() {
    return policyOperations;
  }

  /** Operations on tags; to be called inside {@link #enter}. */
  public TagOperations tagOperations() {
    return tagOperations;
  }

  /** Operations on identity sources; to be called inside {@link #enter}. */
  public IdentitySourceOperations identitySourceOperations() {
    return identitySources;
  }
}
