package dev.mpaoperator.cluster;

/** A place has no API server to offer; the message says why. */
public final class Unavailable extends Exception {
  private final boolean expected;

  private Unavailable(String reason, boolean expected) {
    super(reason);
    this.expected = expected;
  }

  /** Something was there, or was asked for, and does not work: worth telling at once. */
  public static Unavailable broken(String reason) {
    return new Unavailable(reason, false);
  }

  /** The place is simply not in use: told only when no other place helps either. */
  public static Unavailable unused(String reason) {
    return new Unavailable(reason, true);
  }

  boolean expected() {
    return expected;
  }
}
