package dev.mpaoperator.soak;

/** A promise was broken. */
public final class Violation extends AssertionError {
  private static final long serialVersionUID = 1;

  /**
   * A promise was broken.
   *
   * @param promise which, for example {@code P1}
   * @param what happened
   */
  public Violation(String promise, String what) {
    super(promise + ": " + what);
  }

  /** A pass threw what the framework would not expect. */
  public Violation(String promise, String what, Throwable cause) {
    super(promise + ": " + what, cause);
  }
}
