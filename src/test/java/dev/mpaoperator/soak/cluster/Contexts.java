package dev.mpaoperator.soak.cluster;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.soak.Moments;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The framework's context of a pass, with what a reconciler of teams asks of it. */
public final class Contexts {
  private final KubernetesClient client;
  private final EventSourceRetriever<?> retriever;
  private final Supplier<Optional<IdentitySource>> source;

  /**
   * Contexts of one process.
   *
   * @param api the API server
   * @param moments where its calls can be interrupted
   * @param cache gets what the process wrote itself
   * @param source the identity source that teams refer to, as it stands
   */
  public Contexts(
      MemoryApi api,
      Moments moments,
      Consumer<ApprovalTeam> cache,
      Supplier<Optional<IdentitySource>> source) {
    this.client = MemoryClient.of(api, moments);
    this.source = source;
    var events = new Framework.OwnWrites(cache);
    this.retriever =
        proxy(
            EventSourceRetriever.class,
            name -> name.equals("getControllerEventSource") ? events : unexpected(name));
  }

  /** The client of the process. */
  public KubernetesClient client() {
    return client;
  }

  /** A context for a pass. */
  @SuppressWarnings("unchecked")
  public Context<ApprovalTeam> context() {
    return proxy(
        Context.class,
        name ->
            switch (name) {
              case "getClient" -> client;
              case "getSecondaryResource" -> source.get();
              case "getControllerConfiguration" -> Framework.configuration();
              case "eventSourceRetriever" -> retriever;
              default -> unexpected(name);
            });
  }

  private interface Answer {
    Object to(String method);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            Contexts.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> answer.to(method.getName())));
  }

  private static Object unexpected(String method) {
    throw new UnsupportedOperationException("no reconciler of teams needs " + method);
  }
}
