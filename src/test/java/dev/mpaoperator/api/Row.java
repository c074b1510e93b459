package dev.mpaoperator.api;

/**
 * One constraint of a CRD, with what it lets through and what it does not.
 *
 * @param constraint the constraint, as {@link Constraints} names it; of a rule, the beginning
 * @param good a change to the valid document that is accepted, at the edge where there is one
 * @param bad a change that breaks this constraint
 * @param says part of the answer
 * @param transition the changes are updates of a resource that stands already
 * @param standing how the resource that stands already differs from the valid document, its status
 *     included
 */
record Row(
    String constraint, String good, String bad, String says, boolean transition, String standing) {

  /** A document that is applied for the first time. */
  static Row row(String constraint, String good, String bad, String says) {
    return new Row(constraint, good, bad, says, false, "{}");
  }

  /** A change of a resource that stands already. */
  static Row change(String constraint, String good, String bad, String says) {
    return new Row(constraint, good, bad, says, true, "{}");
  }

  /** The same for a resource that differs so from the valid document. */
  Row where(String yaml) {
    return new Row(constraint, good, bad, says, transition, yaml);
  }

  /** Whether this row breaks that constraint. */
  boolean breaks(String name) {
    return name.equals(constraint) || (name.contains(" rule: ") && name.startsWith(constraint));
  }

  @Override
  public String toString() {
    return constraint;
  }
}
