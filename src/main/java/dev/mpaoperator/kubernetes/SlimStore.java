package dev.mpaoperator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;

/**
 * Keeps resources without {@code managedFields}, which nobody here reads and which are half of
 * their size.
 */
public final class SlimStore<R extends HasMetadata> extends BasicItemStore<R> {
  /** An empty store. */
  public SlimStore() {
    super(Cache::metaNamespaceKeyFunc);
  }

  @Override
  public R put(String key, R resource) {
    resource.getMetadata().setManagedFields(null);
    return super.put(key, resource);
  }
}
