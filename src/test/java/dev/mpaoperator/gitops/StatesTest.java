package dev.mpaoperator.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.identitysource.plan.SourceReason;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** There is a real resource for each state that a resource can be in. */
class StatesTest {
  private static final String LAST_WORD =
      "the resource goes in the same moment, and only an event says so";
  private static final String DEFECT =
      "a defect of the operator, or an answer of AWS that it cannot read";

  /** Reasons that no resource shows, or that cannot be brought about. */
  private static final Map<String, Map<String, String>> NOT_SHOWN =
      Map.of(
          "ApprovalTeam",
          Map.of(
              "Deleted", LAST_WORD,
              "Released", LAST_WORD,
              "Retained", LAST_WORD,
              "ChangingTags", "tags are set within a pass: only events and the log say so",
              "OperatorError", DEFECT),
          "IdentitySource",
          Map.of(
              "Deleted", LAST_WORD,
              "Retained", LAST_WORD,
              "UnknownState", "no state of AWS's model leads to it, and the simulator has no other",
              "OperatorError", DEFECT),
          "ApprovalSession",
          Map.of("OperatorError", DEFECT));

  @Test
  void everyReasonOfATeamHasAPictureOrASayWhyNot() {
    assertShown("ApprovalTeam", Stream.of(Reason.values()).map(Reason::word));
  }

  @Test
  void everyReasonOfAnIdentitySourceHasAPictureOrASayWhyNot() {
    assertShown("IdentitySource", Stream.of(SourceReason.values()).map(SourceReason::word));
  }

  @Test
  void everyReasonOfASessionHasAPictureOrASayWhyNot() {
    assertShown("ApprovalSession", Stream.of(SessionReason.values()).map(SessionReason::word));
  }

  private static void assertShown(String kind, Stream<String> reasons) {
    var shown =
        Sample.all(kind).stream()
            .flatMap(s -> s.conditions().stream())
            .map(Condition::getReason)
            .collect(Collectors.toCollection(HashSet::new));
    Set<String> not = NOT_SHOWN.get(kind).keySet();
    assertThat(shown).as("said to be never shown").doesNotContainAnyElementsOf(not);
    shown.addAll(not);
    assertThat(shown)
        .as("reasons in testdata (add a scene to gitops.states, then `make states`)")
        .containsExactlyInAnyOrderElementsOf(reasons.toList());
  }

  /** A field that was renamed or removed shows here. */
  @Test
  void whatStandsThereIsWhatTheResourcesHave() {
    assertThat(Sample.all())
        .allSatisfy(sample -> {
          var written = tree(sample.resource());
          var read = tree(Serialization.unmarshal(Serialization.asJson(written), type(sample)));
          for (var part : new String[] {"spec", "status"}) {
            assertThat(read.path(part))
                .as(sample.file() + " " + part)
                .isEqualTo(written.path(part));
          }
        });
  }

  private static JsonNode tree(Object resource) {
    return Serialization.unmarshal(Serialization.asJson(resource), JsonNode.class);
  }

  private static Class<? extends CustomResource<?, ?>> type(Sample sample) {
    return switch (sample.kind()) {
      case "ApprovalTeam" -> ApprovalTeam.class;
      case "IdentitySource" -> IdentitySource.class;
      default -> ApprovalSession.class;
    };
  }

  @Test
  void nothingDiffersFromRunToRun() {
    assertThat(Sample.all())
        .allSatisfy(sample -> {
          var text = ArgoFiles.read(sample.file());
          assertThat(text).doesNotContain("canary", "managedFields", "states-");
          assertThat(text.replaceAll("20(26|27)-01-", ""))
              .doesNotContainPattern("20\\d\\d-\\d\\d-");
        });
  }
}
