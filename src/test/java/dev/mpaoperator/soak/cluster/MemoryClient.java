package dev.mpaoperator.soak.cluster;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.soak.Moments;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/**
 * The Kubernetes client of one process, as far as an operator may use it: it reads a team, applies
 * its status, and writes events. Anything else is an error.
 */
final class MemoryClient {
  private final MemoryApi api;
  private final Moments moments;

  private MemoryClient(MemoryApi api, Moments moments) {
    this.api = api;
    this.moments = moments;
  }

  /** A client whose calls can be interrupted. */
  static KubernetesClient of(MemoryApi api, Moments moments) {
    var client = new MemoryClient(api, moments);
    return proxy(
        KubernetesClient.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "getKubernetesSerialization" -> api.serialization();
              case "resource" -> client.resource(method, (ApprovalTeam) arguments[0]);
              case "events" -> silent(method.getReturnType());
              default -> throw unexpected(method);
            });
  }

  private Object resource(Method called, ApprovalTeam team) {
    return proxy(
        called.getReturnType(),
        (method, _) ->
            switch (method.getName()) {
              case "get" -> call("get", () -> api.get(team.getMetadata().getName()).orElse(null));
              case "subresource" -> status(method, team);
              default -> throw unexpected(method);
            });
  }

  private Object status(Method called, ApprovalTeam team) {
    return proxy(
        called.getReturnType(),
        (method, _) ->
            switch (method.getName()) {
              case "patch" -> call("status", () -> api.applyStatus(team));
              default -> throw unexpected(method);
            });
  }

  private <T> T call(String name, Supplier<T> call) {
    moments.before(name);
    var answer = call.get();
    moments.after(name);
    return answer;
  }

  /** Events are a courtesy: nobody reads them here. */
  private static Object silent(Class<?> type) {
    return proxy(
        type,
        (method, _) ->
            switch (method.getName()) {
              case "v1", "events" -> silent(method.getReturnType());
              case "inNamespace" ->
                  silent(io.fabric8.kubernetes.client.dsl.NonNamespaceOperation.class);
              case "resource" -> silent(io.fabric8.kubernetes.client.dsl.Resource.class);
              case "create" -> null;
              default -> throw unexpected(method);
            });
  }

  private interface Answer {
    Object to(Method method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    InvocationHandler handler = (_, method, arguments) -> answer.to(method, arguments);
    return type.cast(
        Proxy.newProxyInstance(
            MemoryClient.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static UnsupportedOperationException unexpected(Method method) {
    return new UnsupportedOperationException("no operator needs " + method);
  }
}
