package dev.mpaoperator.api.v1alpha1;

/** Names that every kind of this API shares. */
public final class ApiGroup {
  /** The API group, also the prefix of our annotations, finalizers and AWS tags. */
  public static final String NAME = "mpaoperator.dev";

  /** The API version. */
  public static final String VERSION = "v1alpha1";

  private ApiGroup() {}
}
