package dev.mpaoperator.approvalteam.plan;

import org.jspecify.annotations.Nullable;

/**
 * The little that cannot be seen in AWS again, kept in the resource's status. Losing it must never
 * cause a second request where AWS still shows the first.
 *
 * @param known a team was once created or found for this resource
 * @param inForce fingerprint of the definition last seen in force, {@code null} if none was
 * @param asked the last request, {@code null} if there was none
 */
public record Memory(boolean known, @Nullable String inForce, @Nullable Asked asked) {

  /** Nothing is known. */
  public static final Memory EMPTY = new Memory(false, null, null);

  /** Something was in force that nobody wishes for, and nothing was asked: no answer stands. */
  static final Memory UNANSWERED = new Memory(false, "", null);

  /**
   * A request that this resource made.
   *
   * @param kind what was asked for
   * @param fingerprint of what was asked for
   * @param state what became of it, as far as known
   * @param recent it was made so short a time ago that AWS may not show it yet
   */
  public record Asked(Kind kind, String fingerprint, State state, boolean recent) {
    boolean is(Kind kind, String fingerprint) {
      return this.kind == kind && this.fingerprint.equals(fingerprint);
    }
  }

  /** What can be asked for. */
  public enum Kind {
    /** A new team. */
    CREATION("Creation"),
    /** A change of an active or inactive team. */
    UPDATE("Update"),
    /** The end of an active team. */
    DELETION("Deletion"),
    /** The taking over of a team; people are not asked, but another resource may be quicker. */
    ADOPTION("Adoption");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word as it stands in the status. */
    public String word() {
      return word;
    }
  }

  /** What became of a request. */
  public enum State {
    /** It was about to be sent; whether it arrived is not known. */
    SUBMITTING("Submitting"),
    /** AWS did not take it, for a reason that may pass: it will be sent again. */
    NOT_SENT("NotSent"),
    /** AWS took it; people decide. */
    OPEN("Open"),
    /** It was granted. */
    APPROVED("Approved"),
    /** People rejected it. */
    REJECTED("Rejected"),
    /** Too few people answered in time. */
    EXPIRED("Expired"),
    /** AWS did not accept it, or a person whom it adds did not accept. */
    FAILED("Failed"),
    /** Somebody else took it back. */
    CANCELLED("Cancelled"),
    /** This operator took it back, or the wish for it was given up. */
    WITHDRAWN("Withdrawn");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word as it stands in the status. */
    public String word() {
      return word;
    }

    /** Whether it was answered with no: then it is not asked again. */
    public boolean refused() {
      return switch (this) {
        case REJECTED, EXPIRED, FAILED, CANCELLED -> true;
        case SUBMITTING, NOT_SENT, OPEN, APPROVED, WITHDRAWN -> false;
      };
    }

    /** Whether it may still be decided. */
    public boolean undecided() {
      return this == SUBMITTING || this == OPEN;
    }
  }

  Memory with(Asked other) {
    return new Memory(known, inForce, other);
  }

  /**
   * What became of the request of this kind with this fingerprint, {@code null} if it was not the
   * last one.
   */
  @Nullable State stateOf(Kind kind, String fingerprint) {
    return asked != null && asked.is(kind, fingerprint) ? asked.state() : null;
  }

  /**
   * Whether what is in force now is what the last request asked for: it was granted just now, even
   * if the wish has changed since.
   */
  boolean broughtAbout(TeamDefinition live) {
    return asked != null
        && (asked.kind() == Kind.CREATION || asked.kind() == Kind.UPDATE)
        && asked.fingerprint().equals(live.fingerprint())
        && asked.state().undecided();
  }

  /**
   * Whether this wish was found beside a team that was not made for it: one that was taken over, or
   * one whose resource has forgotten everything.
   */
  boolean foundBeside(TeamDefinition wish) {
    return isEmpty() || (asked != null && asked.is(Kind.ADOPTION, wish.fingerprint()));
  }

  /** Whether nothing is known of a team that may be there. */
  public boolean isEmpty() {
    return asked == null && inForce == null;
  }

  /** Whether nothing says that a team was ever this resource's. */
  public boolean neverOwned() {
    return asked == null || (asked.kind() == Kind.ADOPTION && asked.state() != State.APPROVED);
  }

  /** Whether this wish was in force, and what is in force now was not asked for. */
  boolean sawDrift(TeamDefinition wish, TeamDefinition live) {
    return !live.equals(wish) && wish.fingerprint().equals(inForce) && !broughtAbout(live);
  }

  /**
   * Whether AWS may not show the last request of this kind yet, so that not seeing it proves
   * nothing.
   */
  boolean mayNotShowYet(Kind kind) {
    return asked != null && asked.kind() == kind && asked.recent() && asked.state().undecided();
  }
}
