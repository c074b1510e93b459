package dev.mpaoperator.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.net.HttpURLConnection;
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
   * Writes what was found out, unless it stands there already. If somebody changed the spec
   * meanwhile, it is written all the same: it speaks of the generation that it names. If somebody
   * else wrote the status, it is not: what they remember there must not be lost.
   *
   * @return the resource as it stands now
   * @throws StaleResource if somebody else wrote the status
   * @throws ResourceReplaced if the resource is gone, or another of its name was created
   */
  public static <S, T, R extends CustomResource<S, T>> R write(
      R resource, T status, Context<R> context) {
    if (same(resource.getStatus(), status, context)) {
      return resource;
    }
    var current = resource;
    for (var attempt = 1; ; attempt++) {
      try {
        return apply(current, status, context);
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == ATTEMPTS) {
          throw e;
        }
        current = reread(resource, context, e);
      }
    }
  }

  private static <S, T, R extends CustomResource<S, T>> R reread(
      R resource, Context<R> context, KubernetesClientException conflict) {
    var now = context.getClient().resource(resource).get();
    if (now == null
        || !Objects.equals(resource.getMetadata().getUid(), now.getMetadata().getUid())) {
      throw new ResourceReplaced();
    }
    if (!same(resource.getStatus(), now.getStatus(), context)) {
      throw new StaleResource(conflict);
    }
    return now;
  }

  /** Compares what would stand in the API server, not how Java holds it. */
  private static boolean same(@Nullable Object one, @Nullable Object other, Context<?> context) {
    var serialization = context.getClient().getKubernetesSerialization();
    return serialization.asJson(one).equals(serialization.asJson(other));
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
      return apply(resource, status, context);
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        throw new StaleResource(e);
      }
      throw e;
    }
  }

  /**
   * Writes by optimistic lock. (The framework's own way to do so repeats by its cache, which may be
   * old, and prints the status when it gives up.)
   */
  private static <S, T, R extends CustomResource<S, T>> R apply(
      R resource, T status, Context<R> context) {
    var written =
        context
            .getClient()
            .resource(fresh(resource, status))
            .subresource("status")
            .patch(
                new PatchContext.Builder()
                    .withForce(true)
                    .withFieldManager(context.getControllerConfiguration().fieldManager())
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .build());
    context
        .eventSourceRetriever()
        .getControllerEventSource()
        .handleRecentResourceUpdate(ResourceID.fromResource(resource), written, resource);
    return written;
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
              .withResourceVersion(resource.getMetadata().getResourceVersion())
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
      super("the resource is gone, or was replaced by another of its name");
    }
  }
}
