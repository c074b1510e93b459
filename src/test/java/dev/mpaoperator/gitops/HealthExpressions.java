package dev.mpaoperator.gitops;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.mpaoperator.gitops.Verdict.Status;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The expressions of a Flux Kustomization by which the health of a kind is decided, read as Flux
 * does: a status of another generation is in progress; then the first of in progress, failed and
 * current that is true; else it is in progress, also if a field is missing.
 */
final class HealthExpressions {
  private final Map<?, ?> expressions;
  private final Map<String, CelRuntime.Program> programs = new HashMap<>();

  private HealthExpressions(Map<?, ?> expressions) {
    this.expressions = expressions;
  }

  /** Those for teams in a file of manifests. */
  static HealthExpressions in(Path file) {
    for (var document : ArgoFiles.read(file).split("(?m)^---$", -1)) {
      var manifest = Serialization.unmarshal(document, Map.class);
      if (manifest.get("spec") instanceof Map<?, ?> spec
          && spec.get("healthCheckExprs") instanceof List<?> all
          && all.getFirst() instanceof Map<?, ?> expressions
          && expressions.get("kind").equals("ApprovalTeam")) {
        return new HealthExpressions(expressions);
      }
    }
    throw new IllegalArgumentException(file + " has no healthCheckExprs for ApprovalTeam");
  }

  /** As they stand there. */
  Map<?, ?> all() {
    return expressions;
  }

  /** What Flux makes of a resource. */
  Status of(Sample sample) {
    if (!sample.conditions().isEmpty() && sample.isOutdated()) {
      return Status.IN_PROGRESS;
    }
    try {
      if (isTrue("inProgress", sample)) {
        return Status.IN_PROGRESS;
      }
      if (isTrue("failed", sample)) {
        return Status.FAILED;
      }
      return isTrue("current", sample) ? Status.CURRENT : Status.IN_PROGRESS;
    } catch (CelEvaluationException e) {
      return Status.IN_PROGRESS;
    }
  }

  /** A field that is missing makes Flux ask again until the timeout. */
  private boolean isTrue(String name, Sample sample) throws CelEvaluationException {
    var program = programs.computeIfAbsent(name, this::program);
    if (!(program.eval(sample.resource()) instanceof Boolean answer)) {
      throw new CelEvaluationException(name + " says neither yes nor no");
    }
    return answer;
  }

  private CelRuntime.Program program(String name) {
    var compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(CelOptions.current().enableHeterogeneousNumericComparisons(true).build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("metadata", SimpleType.DYN)
            .addVar("spec", SimpleType.DYN)
            .addVar("status", SimpleType.DYN)
            .build();
    try {
      var ast = compiler.compile(expressions.get(name).toString()).getAst();
      return CelRuntimeFactory.standardCelRuntimeBuilder().build().createProgram(ast);
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException(name + ": " + e.getMessage(), e);
    }
  }
}
