package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.TeamUpdates;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.simulator.world.Mail.Kind;
import dev.mpaoperator.stage.Canary;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tags are set at once and without a vote; those of others are left as they are. */
class TagsTest {
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.empty("tags");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void tagsThatCannotBeSetHoldBackNoRequest() {
    stage.startOperator();
    var team = stage.activeTeam("untaggable");
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("TagResource").always().failing(ErrorType.ACCESS_DENIED));
    stage.edit(
        team,
        s -> Specs.with(Specs.with(Specs.with(s, Map.of("a", "b")), 3), new TeamUpdates(null, 1)));
    var voting =
        stage.await(
            team,
            t ->
                isBecause("AwaitingUpdateApproval").test(t)
                    && condition(t, "Ready").getMessage().contains("tags could not be changed"));
    assertThat(condition(voting, "Available").getStatus()).isEqualTo("True");

    stage.aws().people().approveAll("untaggable");
    var denied = stage.await(team, isBecause("AccessDenied"));
    assertThat(condition(denied, "Ready").getStatus())
        .as("the tags are of the spec")
        .isEqualTo("False");
    assertThat(condition(denied, "Available").getStatus()).isEqualTo("True");
    stage.aws().faults().clear();
    stage.await(team, isReady());
  }

  @Test
  void tagsAreSetWithoutAVoteAndOnlyOurOwnAreRemoved() {
    stage.set("MPA_CONFIG_TAGS", "owner=platform,stage=all").startOperator();
    var team = tagged("tagged", Map.of("cost", Canary.TAG, "stage", "prod"));
    var arn = stage.now(team).getStatus().arn();
    assertThat(own(arn))
        .as("those of the creation; the spec wins")
        .isEqualTo(Map.of("owner", "platform", "cost", Canary.TAG, "stage", "prod"));

    stage.sdk().tagResource(r -> r.resourceArn(arn).tags(Map.of("theirs", "stays", "cost", "43")));
    stage.edit(team, s -> Specs.with(s, Map.of("stage", "test", Canary.TAG_KEY, "1")));
    stage.await(
        team,
        t ->
            isReady().test(t)
                && List.of(Canary.TAG_KEY, "owner", "stage")
                    .equals(t.getStatus().managedTags().keys()));
    assertThat(own(arn))
        .isEqualTo(
            Map.of("owner", "platform", "stage", "test", Canary.TAG_KEY, "1", "theirs", "stays"));
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).isEmpty();

    stage.sdk().tagResource(r -> r.resourceArn(arn).tags(Map.of("stage", "changed by hand")));
    stage.letItLook(4);
    assertThat(own(arn)).containsEntry("stage", "test");
    assertThat(tags(arn)).containsKey("mpaoperator.dev/uid");
  }

  private ApprovalTeam tagged(String name, Map<String, String> tags) {
    stage.readySource();
    var team = stage.create(name, Specs.with(Specs.team(name, stage.namespace()), tags));
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll(name);
    return stage.await(team, isReady());
  }

  private Map<String, String> tags(String arn) {
    return stage.sdk().listTagsForResource(r -> r.resourceArn(arn)).tags();
  }

  private Map<String, String> own(String arn) {
    return tags(arn).entrySet().stream()
        .filter(t -> !t.getKey().startsWith("mpaoperator.dev/"))
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
