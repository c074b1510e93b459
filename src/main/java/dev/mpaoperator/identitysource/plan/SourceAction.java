package dev.mpaoperator.identitysource.plan;

/** At most one step towards AWS in a pass. */
public enum SourceAction {
  /** Nothing is to be done. */
  NONE,
  /** Create it. */
  CREATE,
  /** Delete it. */
  DELETE,
  /** Let the resource go: there is nothing left to do for it. */
  FINISH
}
