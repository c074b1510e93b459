package dev.mpaoperator.command.doctor;

/** How a check came out. */
enum Status {
  /** It is well. */
  OK,
  /** It works, and may not be what is wanted. */
  WARN,
  /** The operator, or a part of what it does, cannot work. */
  FAIL,
  /** It could not be looked at, or there is nothing to look at. */
  SKIPPED
}
