package dev.mpaoperator.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.gitops.states.Pictures;
import dev.mpaoperator.identitysource.plan.SourceReason;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The scripts do what the cases say that Argo CD's own tests read, and need nothing else. */
class ArgoScriptsTest {
  static final List<String> KINDS = Sample.KINDS;
  static final List<String> WITH_ACTIONS = List.of("ApprovalTeam", "ApprovalSession");

  private static Path folder(String kind) {
    return Pictures.FOLDER.resolve(kind);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> cases(Path file, String list) {
    return (List<Map<String, Object>>)
        Serialization.unmarshal(ArgoFiles.read(file), Map.class).get(list);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> resource(Path file) {
    return Serialization.unmarshal(ArgoFiles.read(file), Map.class);
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void health(String kind) {
    var script = ArgoFiles.read(folder(kind).resolve("health.lua"));
    var cases = cases(folder(kind).resolve("health_test.yaml"), "tests");
    assertThat(cases)
        .hasSameSizeAs(Sample.all(kind))
        .allSatisfy(c -> {
          var resource = resource(folder(kind).resolve(c.get("inputPath").toString()));
          assertThat(Lua.run(script, resource)).isEqualTo(c.get("healthStatus"));
        });
  }

  @ParameterizedTest
  @FieldSource("WITH_ACTIONS")
  void discovery(String kind) {
    var actions = folder(kind).resolve("actions");
    var script = ArgoFiles.read(actions.resolve("discovery.lua"));
    assertThat(cases(actions.resolve("action_test.yaml"), "discoveryTests"))
        .hasSameSizeAs(Sample.all(kind))
        .allSatisfy(c -> {
          var offered =
              (Map<?, ?>) Lua.run(script, resource(actions.resolve(c.get("inputPath").toString())));
          var expected = (List<?>) c.get("result");
          assertThat(offered).hasSameSizeAs(expected);
          for (var action : expected) {
            var wanted = new java.util.HashMap<>((Map<?, ?>) action);
            var name = wanted.remove("name");
            assertThat((Object) offered.get(name))
                .as(c.get("inputPath") + " " + name)
                .isEqualTo(wanted);
          }
        });
  }

  @ParameterizedTest
  @FieldSource("WITH_ACTIONS")
  void actions(String kind) {
    var actions = folder(kind).resolve("actions");
    var cases = cases(actions.resolve("action_test.yaml"), "actionTests");
    assertThat(cases.stream().map(c -> c.get("action").toString()).distinct().sorted())
        .as("each action has a case")
        .isEqualTo(ActionCase.names(actions));
    assertThat(cases)
        .allSatisfy(c -> {
          var script = ArgoFiles.read(actions.resolve(c.get("action") + "/action.lua"));
          var before = resource(actions.resolve(c.get("inputPath").toString()));
          var after = resource(actions.resolve(c.get("expectedOutputPath").toString()));
          assertThat(Lua.run(script, before)).isEqualTo(after).isNotEqualTo(before);
        });
  }

  /** Also those that no resource was ever seen with. */
  @Test
  void everyReasonLeadsToTheHealthThatIsMeant() {
    for (var reason : Reason.values()) {
      assertHealth("ApprovalTeam", reason.word(), type(reason.progress()), Verdict.of(reason));
    }
    for (var reason : SourceReason.values()) {
      assertHealth("IdentitySource", reason.word(), type(reason.progress()), Verdict.of(reason));
    }
    for (var reason :
        List.of(
            SessionReason.ACCESS_DENIED,
            SessionReason.AWS_UNAVAILABLE,
            SessionReason.OPERATOR_ERROR,
            SessionReason.STARTING,
            SessionReason.NOT_MANAGED,
            SessionReason.NOT_OWNED,
            SessionReason.TEAM_NOT_FOUND)) {
      assertHealth("ApprovalSession", reason.word(), "Synced", Verdict.of(reason));
    }
  }

  private static String type(dev.mpaoperator.progress.Progress progress) {
    return switch (progress) {
      case DONE -> "Ready";
      case STUCK -> "Stalled";
      case WORKING, WAITING, BLOCKED, FAILING -> "Reconciling";
    };
  }

  private static void assertHealth(String kind, String reason, String type, Verdict verdict) {
    var resource =
        Map.<String, Object>of(
            "metadata",
            Map.of("generation", 3),
            "status",
            Map.of(
                "observedGeneration",
                3,
                "conditions",
                List.of(
                    Map.of(
                        "type",
                        type,
                        "status",
                        type.equals("Synced") ? "False" : "True",
                        "reason",
                        reason,
                        "message",
                        "why"))));
    assertThat(Lua.run(ArgoFiles.read(folder(kind).resolve("health.lua")), resource))
        .as(kind + " " + reason)
        .isEqualTo(Map.of("status", verdict.argo().word(), "message", reason + ": why"));
  }

  /** What a person wrote or lost: no script fails of it. */
  @ParameterizedTest
  @FieldSource("KINDS")
  void whatIsMissingIsWaitedFor(String kind) {
    var script = ArgoFiles.read(folder(kind).resolve("health.lua"));
    for (Map<String, Object> resource :
        List.<Map<String, Object>>of(
            Map.of("metadata", Map.of("generation", 1)),
            Map.of("metadata", Map.of("generation", 1), "status", Map.of()),
            Map.of(
                "metadata",
                Map.of("generation", 1),
                "status",
                Map.of("observedGeneration", 1, "conditions", List.of())))) {
      assertThat(Lua.run(script, resource))
          .isEqualTo(Map.of("status", "Progressing", "message", "Waiting for the operator"));
    }
  }

  /** Votes are people's: the operator cannot cast one, and no button pretends to. */
  @Test
  void nothingApproves() throws IOException {
    try (Stream<Path> files = Files.walk(Pictures.FOLDER)) {
      assertThat(files.filter(f -> f.getParent().endsWith("actions")))
          .extracting(f -> f.getFileName().toString())
          .containsOnly(
              "action_test.yaml",
              "discovery.lua",
              "testdata",
              "retry",
              "pause",
              "resume",
              "cancel");
    }
  }
}
