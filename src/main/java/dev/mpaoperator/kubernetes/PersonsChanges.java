package dev.mpaoperator.kubernetes;

import io.fabric8.kubernetes.client.CustomResource;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which events of resources are worth a pass: those of a person's change, not our own writes of the
 * status. And a person's change goes first.
 */
public final class PersonsChanges<R extends CustomResource<?, ?>> {
  private final UrgentFirst order;
  private final Function<R, @Nullable Long> observedGeneration;

  /**
   * A filter.
   *
   * @param order is told of changes
   * @param observedGeneration the generation that a resource's status speaks of
   */
  public PersonsChanges(UrgentFirst order, Function<R, @Nullable Long> observedGeneration) {
    this.order = order;
    this.observedGeneration = observedGeneration;
  }

  /** Whether a resource that came into sight is worth a pass: always. */
  public boolean added(R resource) {
    if (isUnseen(resource)) {
      order.noteChange(resource);
    }
    return true;
  }

  /** Whether an update is worth a pass. */
  public boolean updated(R resource, R old) {
    var changed = isChanged(resource, old);
    if (changed || isUnseen(resource)) {
      order.noteChange(resource);
    }
    // Our own finalizer is awaited by the framework before the first pass.
    return changed || !resource.getFinalizers().equals(old.getFinalizers());
  }

  /** A new spec, a deletion, or another wish in an annotation. */
  private boolean isChanged(R resource, R old) {
    var metadata = resource.getMetadata();
    return !Objects.equals(metadata.getGeneration(), old.getMetadata().getGeneration())
        || resource.isMarkedForDeletion() != old.isMarkedForDeletion()
        || !Objects.equals(metadata.getAnnotations(), old.getMetadata().getAnnotations());
  }

  /** The status does not speak of this spec yet. */
  private boolean isUnseen(R resource) {
    return !Objects.equals(
        resource.getMetadata().getGeneration(), observedGeneration.apply(resource));
  }
}
