package dev.mpaoperator.approvalteam.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not asked while somebody cannot be meant. */
class ApproverCheckTest {
  private static final TeamDefinition WISH = new TeamDefinition("wish", 2, Set.of());

  static Stream<Action> actions() {
    return Stream.of(
        new Action.None(),
        new Action.Create(WISH),
        new Action.Update(WISH),
        new Action.CancelSession("session"),
        new Action.DiscardDraft("draft"),
        new Action.RequestDeletion(
            new Intent.Remove(Instant.EPOCH, null, Intent.Release.WHEN_DELETED)),
        new Action.DeleteInactive("version"),
        new Action.Adopt(),
        new Action.Finish());
  }

  @ParameterizedTest
  @MethodSource("actions")
  void onlyWhatInvitesPeopleIsHeldBack(Action action) {
    var decision = Decision.act(action, Reason.CREATING);
    var invites = action instanceof Action.Create || action instanceof Action.Update;

    assertThat(ApproverCheck.restrain(decision, null)).isEqualTo(decision);
    assertThat(ApproverCheck.restrain(decision, Reason.APPROVER_DISABLED))
        .isEqualTo(invites ? Decision.defer(action, Reason.APPROVER_DISABLED) : decision);
  }
}
