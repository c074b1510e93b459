package dev.mpaoperator.api.v1alpha1;

/**
 * What deleting a resource means in AWS. Words and no enum: one resource of a newer version with a
 * word that this one does not know must not keep it from reading all others.
 */
public final class DeletionPolicy {
  /** Delete the AWS resource too, by the vote of its approvers where AWS asks for one. */
  public static final String DELETE = "Delete";

  /** Leave the AWS resource as it is and let go of it at once. */
  public static final String RETAIN = "Retain";

  private DeletionPolicy() {}
}
