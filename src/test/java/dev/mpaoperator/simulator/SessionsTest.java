package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.simulator.world.SessionRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mpa.model.FilterField;
import software.amazon.awssdk.services.mpa.model.GetSessionResponse;
import software.amazon.awssdk.services.mpa.model.ListSessionsResponseSession;
import software.amazon.awssdk.services.mpa.model.Operator;

/** Sessions of every look: bare and brimful, many, unknown, and in the modes that concern them. */
class SessionsTest {
  private static final SessionRequest USUAL =
      SessionRequest.restoreAccessToVault(
          Simulator.DEFAULT_ACCOUNT, "arn:aws:backup:us-east-1:111122223333:backup-vault:v");

  private final SimulatorFixture given = new SimulatorFixture();

  @AfterEach
  void stop() {
    given.close();
  }

  private void set(Modes.Mode... modes) {
    given.simulator.setModes(given.simulator.modes().with(modes));
  }

  private GetSessionResponse get(String session) {
    return given.mpa.getSession(r -> r.sessionArn(session));
  }

  private ListSessionsResponseSession row(String team, String session) {
    return given.mpa.listSessionsPaginator(r -> r.approvalTeamArn(team)).sessions().stream()
        .filter(row -> row.sessionArn().equals(session))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatARequestDoesNotSayIsNotThere() {
    String team = given.active("team");
    String arn = given.simulator.console().openSession(team, SessionRequest.saying().build());
    GetSessionResponse session = get(arn);
    assertThat(session.actionName()).isNull();
    assertThat(session.protectedResourceArn()).isNull();
    assertThat(session.requesterServicePrincipal()).isNull();
    assertThat(session.requesterPrincipalArn()).isNull();
    assertThat(session.requesterAccountId()).isNull();
    assertThat(session.requesterRegion()).isNull();
    assertThat(session.description()).isNull();
    assertThat(session.requesterComment()).isNull();
    assertThat(session.hasMetadata()).isFalse();
    assertThat(row(team, arn).actionName()).isNull();
    assertThat(
            given.mpa.listSessions(r ->
                r.approvalTeamArn(team)
                    .filters(
                        SimulatorFixture.filter(FilterField.ACTION_NAME, Operator.NE, "mpa:x"))))
        .extracting(page -> page.sessions().size())
        .as("a session without an action name is filtered like any other")
        .isEqualTo(1);
  }

  @Test
  void everythingMayBeAsLongAsItCan() {
    String team = given.active("team");
    String id =
        "x".repeat(2048 - team.length() + "approval-team".length() - "session".length() - 1);
    Map<String, String> metadata = new TreeMap<>();
    for (int i = 10; i < 60; i++) {
      metadata.put(i + "k".repeat(98), "v".repeat(200));
    }
    SessionRequest request =
        SessionRequest.saying()
            .id(id)
            .action("a".repeat(500))
            .resource("arn:" + "r".repeat(2044))
            .service("s".repeat(100))
            .requester("p".repeat(1000))
            .account("999999999999")
            .region("z".repeat(100))
            .description("d".repeat(256))
            .comment("c".repeat(200))
            .metadata(metadata)
            .build();
    String arn = given.simulator.console().openSession(team, request);
    assertThat(arn).hasSize(2048);
    GetSessionResponse session = get(arn);
    assertThat(session.metadata()).isEqualTo(metadata);
    assertThat(session.protectedResourceArn()).hasSize(2048);
    assertThat(session.requesterComment()).hasSize(200);
    assertThat(session.requesterRegion()).hasSize(100);
    assertThat(row(team, arn).description()).hasSize(256);
    assertThatThrownBy(() -> given.simulator.console().openSession(team, request))
        .as("one ARN, one session")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theConsoleShowsASessionAsAnything() {
    String team = given.active("team");
    String arn = given.simulator.console().openSession(team, USUAL);
    given.simulator.console().forceSession(arn, "PONDERING", "LOST_IN_MAIL", "HALF_DONE");
    assertThat(get(arn).statusAsString()).isEqualTo("PONDERING");
    assertThat(get(arn).statusCodeAsString()).isEqualTo("LOST_IN_MAIL");
    assertThat(get(arn).executionStatusAsString()).isEqualTo("HALF_DONE");
    assertThat(row(team, arn).statusAsString()).isEqualTo("PONDERING");

    given.simulator.people().approveAll(arn);
    assertThat(get(arn).statusAsString()).as("also when it ends").isEqualTo("PONDERING");
    given.simulator.console().clearForcedSession(arn);
    assertThat(get(arn).statusAsString()).isEqualTo("APPROVED");
    assertThatThrownBy(
            () -> given.simulator.console().forceSession(arn + "x", "PONDERING", null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theConsoleCancelsWhatAnybodyAskedFor() {
    String team = given.active("team");
    String arn = given.simulator.console().openSession(team, USUAL);
    given.simulator.console().cancelSession(team);
    assertThat(get(arn).statusAsString()).isEqualTo("CANCELLED");
    assertThat(get(arn).statusCodeAsString()).isNull();
    assertThatThrownBy(() -> given.simulator.console().cancelSession(arn))
        .isInstanceOf(IllegalStateException.class);
    String voting = given.voting("other");
    given.simulator.console().cancelSession(given.get(voting).updateSessionArn());
    assertThat(given.status(voting)).isEqualTo("ACTIVE");
    assertThat(given.get(voting).pendingUpdate()).isNull();
  }

  @Test
  void cancelledSessionsMayHaveTheCodesOfCloudTrail() {
    set(Modes.CancelCode.CANCELLED_BY_USER);
    String team = given.voting("team");
    String update = given.get(team).updateSessionArn();
    given.mpa.cancelSession(r -> r.sessionArn(update));
    assertThat(get(update).statusCodeAsString()).isEqualTo("CANCELLED_BY_USER");
    String other = given.simulator.console().openSession(team, USUAL);
    given.simulator.console().deleteTeam(team);
    assertThat(get(other).statusCodeAsString()).isEqualTo("TEAM_DELETED");
    set(Modes.CancelCode.ABSENT);
    String second = given.active("second");
    String last = given.simulator.console().openSession(second, USUAL);
    given.simulator.console().deleteTeam(second);
    assertThat(get(last).statusCodeAsString()).isEqualTo("CONFIGURATION_CHANGED");
  }

  @Test
  void aQuietRequestBothersNobody() {
    String team = given.active("team");
    int before = given.simulator.mails().all().size();
    given.simulator.console().openSessionQuietly(team, USUAL);
    assertThat(given.simulator.mails().all()).hasSize(before);
    given.simulator.console().openSession(team, USUAL);
    assertThat(given.simulator.mails().all()).hasSize(before + 3);
  }

  @Test
  void whatOthersAskedForIsCarriedOutAtOnceOrLaterOrFails() {
    set(new Modes.ExecutionTime(Duration.ofMinutes(10)));
    String team = given.active("team");
    String fine = given.simulator.console().openSession(team, USUAL);
    String broken =
        given.simulator.console().openSession(team, USUAL.but().executionFails().build());
    assertThat(get(fine).executionStatusAsString()).isEqualTo("PENDING");
    given.simulator.people().approveAll(fine);
    given.simulator.people().approveAll(broken);
    assertThat(get(fine).executionStatusAsString()).isEqualTo("PENDING");
    assertThat(get(broken).executionStatusAsString()).isEqualTo("PENDING");
    given.pass(Duration.ofMinutes(10));
    assertThat(get(fine).executionStatusAsString()).isEqualTo("EXECUTED");
    assertThat(get(broken).executionStatusAsString()).isEqualTo("FAILED");
  }

  @Test
  void aSessionMayBeCreatingForAWhile() {
    set(new Modes.SessionCreation(Duration.ofSeconds(30)));
    String team = given.active("team");
    String arn = given.simulator.console().openSession(team, USUAL);
    assertThat(get(arn).statusAsString()).isEqualTo("CREATING");
    given.pass(Duration.ofSeconds(30));
    assertThat(get(arn).statusAsString()).isEqualTo("PENDING");
  }

  @Test
  void theSessionOfADeletionIsShownOrHasToBeLookedFor() {
    String team = given.voting("team");
    String update = given.get(team).updateSessionArn();
    set(Modes.DeletionSession.LISTED_ONLY);
    assertThat(given.get(team).updateSessionArn()).as("an update's").isEqualTo(update);
    given.simulator.people().rejectAll(team);
    given.mpa.startActiveApprovalTeamDeletion(r -> r.arn(team));
    assertThat(given.get(team).updateSessionArn()).isNull();
    String listed =
        given.mpa.listSessions(r -> r.approvalTeamArn(team)).sessions().getFirst().sessionArn();
    assertThat(get(listed).actionName()).isEqualTo("mpa:StartActiveApprovalTeamDeletion");
    set(Modes.DeletionSession.SHOWN);
    assertThat(given.get(team).updateSessionArn()).isEqualTo(listed);
    set(Modes.DeletionSession.LISTED_ONLY);
    given.simulator.people().rejectAll(listed);
    assertThat(given.status(team)).isEqualTo("ACTIVE/DELETE_FAILED_APPROVAL");
    assertThat(given.get(team).updateSessionArn()).as("also when it has failed").isNull();
  }

  @Test
  void theActionsOfTheTeamItselfHaveOneNameOrAnother() {
    assertThat(actions(Modes.TeamActionNames.WITH_SERVICE, "a"))
        .containsExactly("mpa:StartActiveApprovalTeamDeletion", "mpa:UpdateApprovalTeam");
    assertThat(actions(Modes.TeamActionNames.BARE, "b"))
        .containsExactly("StartActiveApprovalTeamDeletion", "UpdateApprovalTeam");
    assertThat(actions(Modes.TeamActionNames.UPPER_CASE, "c"))
        .containsExactly("DELETE_APPROVAL_TEAM", "UPDATE_APPROVAL_TEAM");
  }

  private List<String> actions(Modes.TeamActionNames names, String name) {
    set(names);
    String team = given.voting(name);
    given.simulator.people().rejectAll(team);
    given.mpa.startActiveApprovalTeamDeletion(r -> r.arn(team));
    return given.mpa.listSessions(r -> r.approvalTeamArn(team)).sessions().stream()
        .map(ListSessionsResponseSession::actionName)
        .toList();
  }

  @Test
  void hundredsOfSessionsAreOpenedAndPaged() {
    String team = given.active("team");
    for (int i = 0; i < 500; i++) {
      given.simulator.console().openSessionQuietly(team, USUAL);
    }
    assertThat(given.mpa.listSessionsPaginator(r -> r.approvalTeamArn(team)).sessions().stream())
        .hasSize(500)
        .extracting(ListSessionsResponseSession::sessionArn)
        .doesNotHaveDuplicates();
    given.pass(Duration.ofHours(24));
    assertThat(given.simulator.teams().sessions(team))
        .hasSize(500)
        .allMatch(session -> "EXPIRED".equals(session.statusCode()));
  }

  /** Tokens say where a page begins and not what it begins with: inferred, as the worse case. */
  @Test
  void aListThatChangesWhileItIsPagedRepeatsOrMissesRows() {
    String team = given.active("team");
    set(new Modes.PageSize(2));
    List<String> opened = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      opened.add(given.simulator.console().openSession(team, USUAL));
    }
    var first = given.mpa.listSessions(r -> r.approvalTeamArn(team));
    opened.add(given.simulator.console().openSession(team, USUAL));
    var second = given.mpa.listSessions(r -> r.approvalTeamArn(team).nextToken(first.nextToken()));
    assertThat(second.sessions().getFirst().sessionArn())
        .as("the new one has moved the rest by one row")
        .isEqualTo(first.sessions().getLast().sessionArn());

    var pending = SimulatorFixture.filter(FilterField.SESSION_STATUS, Operator.EQ, "PENDING");
    var begun = given.mpa.listSessions(r -> r.approvalTeamArn(team).filters(pending));
    given.simulator.people().approveAll(opened.getLast());
    var rest =
        given.mpa.listSessions(
            r -> r.approvalTeamArn(team).filters(pending).nextToken(begun.nextToken()));
    assertThat(rest.sessions())
        .extracting(ListSessionsResponseSession::sessionArn)
        .as("one that no longer matches has moved the rest the other way")
        .containsExactly(opened.get(1), opened.get(0));
  }
}
