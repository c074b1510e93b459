package dev.mpaoperator.progress;

/** What a reason means for how things go on. */
public enum Progress {
  /** Nothing is to be done. */
  DONE,
  /** Machines work: it goes on in seconds. */
  WORKING,
  /** People, or another resource, are waited for. */
  WAITING,
  /** It does not go on by itself. */
  STUCK,
  /** A call failed for a reason that an administrator must mend; it is tried again slowly. */
  BLOCKED,
  /** A call failed; it is tried again. */
  FAILING;

  /** Whether a call failed. */
  public boolean isTrouble() {
    return this == BLOCKED || this == FAILING;
  }

  /** Whether a person should look. */
  public boolean isWarning() {
    return this == STUCK || isTrouble();
  }
}
