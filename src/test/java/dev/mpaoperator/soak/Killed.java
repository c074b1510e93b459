package dev.mpaoperator.soak;

/** The process is dead: an error, because what is dead catches nothing. */
public final class Killed extends Error {
  private static final long serialVersionUID = 1;

  /** Killed at this place. */
  public Killed(String where) {
    super(where, null, false, false);
  }
}
