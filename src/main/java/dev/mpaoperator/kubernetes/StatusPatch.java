package dev.mpaoperator.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.OperatorException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the status of a resource by server-side apply, and leaves it in the cache so that the next
 * pass sees it. A plain {@code UpdateControl} does not: passes that read the status of before then
 * create twice.
 */
public final class StatusPatch {
  private static final int ATTEMPTS = 10;

  private StatusPatch() {}

  /**
   * Writes what was found out, unless it stands there already. If somebody changed the resource
   * meanwhile, it is written all the same: it speaks of the generation that it names.
   *
   * @return the resource as it stands now
   * @throws ResourceReplaced if the resource was deleted and another of its name created
   */
  public static <S, T, R extends CustomResource<S, T>> R write(
      R resource, T status, Context<R> context) {
    return same(resource.getStatus(), status, context)
        ? resource
        : write(resource, status, context, ATTEMPTS);
  }

  /** Compares what would stand in the API server, not how Java holds it. */
  private static boolean same(@Nullable Object before, Object after, Context<?> context) {
    var serialization = context.getClient().getKubernetesSerialization();
    return before != null && serialization.asJson(before).equals(serialization.asJson(after));
  }

  /**
   * Writes a marker before a call that must not be repeated. It fails if the resource changed since
   * it was read: so a pass that works on a stale copy never makes the call.
   *
   * @return the resource as it stands now
   * @throws StaleResource if the resource is not current
   */
  public static <S, T, R extends CustomResource<S, T>> R mark(
      R resource, T status, Context<R> context) {
    try {
      return write(resource, status, context, 0);
    } catch (OperatorException e) {
      if (e.getCause() instanceof KubernetesClientException k && k.getCode() == 409) {
        throw new StaleResource(e);
      }
      throw e;
    }
  }

  private static <S, T, R extends CustomResource<S, T>> R write(
      R resource, T status, Context<R> context, int attempts) {
    var uid = resource.getMetadata().getUid();
    return PrimaryUpdateAndCacheUtils.updateAndCacheResource(
        resource,
        context,
        current -> {
          if (!Objects.equals(uid, current.getMetadata().getUid())) {
            throw new ResourceReplaced();
          }
          return fresh(resource, status);
        },
        r ->
            context
                .getClient()
                .resource(r)
                .subresource("status")
                .patch(
                    new PatchContext.Builder()
                        .withForce(true)
                        .withFieldManager(context.getControllerConfiguration().fieldManager())
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .build()),
        attempts,
        PrimaryUpdateAndCacheUtils.DEFAULT_RESOURCE_CACHE_TIMEOUT_MILLIS,
        PrimaryUpdateAndCacheUtils.DEFAULT_RESOURCE_CACHE_POLL_PERIOD_MILLIS);
  }

  /** Server-side apply wants an object that holds our fields and nothing else. */
  @SuppressWarnings("unchecked")
  private static <S, T, R extends CustomResource<S, T>> R fresh(R resource, T status) {
    try {
      var fresh = (R) resource.getClass().getConstructor().newInstance();
      fresh.setMetadata(
          new ObjectMetaBuilder()
              .withName(resource.getMetadata().getName())
              .withNamespace(resource.getMetadata().getNamespace())
              .withUid(resource.getMetadata().getUid())
              .build());
      fresh.setStatus(status);
      return fresh;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          resource.getClass() + " needs a constructor without arguments", e);
    }
  }

  /** The resource changed since it was read: the pass ends, and the next one sees the change. */
  public static final class StaleResource extends RuntimeException {
    StaleResource(Throwable cause) {
      super("the resource changed since it was read", cause);
    }
  }

  /**
   * The resource was deleted and another of its name created: what was found out is not the new
   * one's.
   */
  public static final class ResourceReplaced extends RuntimeException {
    ResourceReplaced() {
      super("the resource was replaced by another of its name");
    }
  }
}
