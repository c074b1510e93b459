package dev.mpaoperator.tools;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A program of others that tests run, or its sources. {@code src/test/tools/build} makes it, the
 * first time in minutes.
 */
public enum Tool {
  /** Helm 3. */
  HELM_3("helm3"),
  /** Helm 4. */
  HELM_4("helm4"),
  /** Writes the reference of a chart's values. */
  HELM_DOCS("helm-docs"),
  /** Checks manifests against JSON schemas. */
  KUBECONFORM("kubeconform"),
  /** Sources of the Prometheus operator, with the definitions of its resources. */
  PROMETHEUS_OPERATOR("prometheus-operator"),
  /** Scrapes metrics and answers queries. */
  PROMETHEUS("prometheus"),
  /** Checks and tests alerting rules. */
  PROMTOOL("promtool"),
  /** Argo CD: each of its components by the name in the variable ARGOCD_BINARY_NAME. */
  ARGOCD("argocd");

  private static final Map<Tool, Path> PATHS = new ConcurrentHashMap<>();
  private final String name;

  Tool(String name) {
    this.name = name;
  }

  /**
   * Where the program is.
   *
   * @throws IllegalStateException if it cannot be made here; the text says what to install
   */
  public Path path() {
    return PATHS.computeIfAbsent(
        this,
        tool -> {
          var built = Command.of(Checkout.root().resolve("src/test/tools/build"), tool.name).run();
          if (built.exitCode() != 0) {
            throw new IllegalStateException(built.errors());
          }
          return Path.of(built.output().strip());
        });
  }

  /** A command of this program. */
  public Command command(Object... arguments) {
    return Command.of(path(), arguments);
  }
}
