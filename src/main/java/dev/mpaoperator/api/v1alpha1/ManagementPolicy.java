package dev.mpaoperator.api.v1alpha1;

/** How much of AWS a resource manages. Words and no enum, as in {@link DeletionPolicy}. */
public final class ManagementPolicy {
  /** What the spec says is carried out. */
  public static final String FULL = "Full";

  /** Nothing is written to AWS: the status says what is, and what would be done. */
  public static final String OBSERVE_ONLY = "ObserveOnly";

  private ManagementPolicy() {}
}
