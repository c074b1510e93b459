package dev.mpaoperator.api.v1alpha1;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** The annotation by which a person stops everything. Any value is legal, and none does harm. */
public final class PausedAnnotation {
  private static final String NAME = ApiGroup.NAME + "/paused";

  private PausedAnnotation() {}

  /**
   * Whether a person has stopped everything. It is an emergency brake: a value that is neither
   * "true" nor "false" brakes too.
   */
  public static boolean isSet(HasMetadata resource) {
    var annotations = resource.getMetadata().getAnnotations();
    var value = annotations == null ? null : annotations.get(NAME);
    return value != null && !value.equalsIgnoreCase("false");
  }
}
