package dev.mpaoperator.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.gitops.Verdict.Status;
import dev.mpaoperator.identitysource.plan.SourceReason;
import dev.mpaoperator.progress.Progress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What Helm 4 and Flux wait for, and what they give up on, in every state. */
class WaitingToolsTest {
  private static final Path FLUX = Path.of("config/flux");
  private static final HealthExpressions STRICT =
      HealthExpressions.in(FLUX.resolve("healthcheck-strict.yaml"));
  private static final HealthExpressions RELAXED =
      HealthExpressions.in(FLUX.resolve("healthcheck-relaxed.yaml"));

  private static Reason reason(Sample team) {
    return Shown.reason(team.headline(), Reason.values(), Reason::word);
  }

  @Test
  void kstatusUnderstandsTheResourcesAsTheyAre() {
    assertThat(Sample.all())
        .allSatisfy(sample ->
            assertThat(Kstatus.of(sample)).as(sample.file().toString()).isEqualTo(meant(sample)));
  }

  private static String meant(Sample sample) {
    if (sample.isTerminating()) {
      return "Terminating";
    }
    if (sample.conditions().isEmpty()) {
      return "Current"; // nobody has seen it yet, and kstatus cannot know that somebody will
    }
    if (sample.isOutdated()) {
      return "InProgress";
    }
    return (switch (sample.kind()) {
          case "ApprovalTeam" -> Verdict.of(reason(sample)).kstatus();
          case "IdentitySource" ->
              Verdict.of(Shown.reason(sample.headline(), SourceReason.values(), SourceReason::word))
                  .kstatus();
          default -> Status.CURRENT; // a mirror is what it shows, whatever that is
        })
        .word();
  }

  @Test
  void strictIsAsKstatusButFailsAtOnceWhereAnAdministratorIsNeeded() {
    assertThat(Sample.all("ApprovalTeam"))
        .allSatisfy(sample -> {
          var strict = STRICT.of(sample);
          if (sample.conditions().isEmpty() || sample.isOutdated()) {
            assertThat(strict).as(sample.name()).isEqualTo(Status.IN_PROGRESS);
          } else {
            var reason = reason(sample);
            var administrator =
                reason.progress() == Progress.BLOCKED || reason == Reason.UNKNOWN_STATE;
            assertThat(strict)
                .as(sample.name())
                .isEqualTo(administrator ? Status.FAILED : Verdict.of(reason).kstatus());
          }
        });
  }

  @Test
  void relaxedIsDoneAsSoonAsPeopleAreAsked() {
    assertThat(Sample.all("ApprovalTeam"))
        .allSatisfy(sample ->
            assertThat(RELAXED.of(sample))
                .as(sample.name())
                .isEqualTo(
                    sample.conditions().isEmpty() || sample.isOutdated()
                        ? Status.IN_PROGRESS
                        : Verdict.of(reason(sample)).relaxed()));
  }

  @Test
  void theExampleHasTheRelaxedProfile() {
    assertThat(HealthExpressions.in(Path.of("config/gitops-example/flux/cluster.yaml")).all())
        .isEqualTo(RELAXED.all());
  }
}
