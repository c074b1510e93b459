package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpaoperator.simulator.world.ModeNames;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.simulator.world.PolicyCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mpa.model.ConflictException;
import software.amazon.awssdk.services.mpa.model.ResourceNotFoundException;
import software.amazon.awssdk.services.mpa.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.mpa.model.SessionStatusCode;
import software.amazon.awssdk.services.mpa.model.ValidationException;

/** Where nobody knows what the service does, each plausible behaviour can be had. */
class ModesTest {
  private final SimulatorFixture given = new SimulatorFixture();

  @AfterEach
  void stop() {
    given.close();
  }

  private void set(Modes.Mode... modes) {
    given.simulator.setModes(given.simulator.modes().with(modes));
  }

  @Test
  void aSecondUpdateIsRefusedOrTakesThePlaceOfTheFirst() {
    String arn = given.voting("team");
    String first = given.get(arn).updateSessionArn();
    assertThatThrownBy(() -> given.mpa.updateApprovalTeam(r -> r.arn(arn).description("2nd")))
        .isInstanceOf(ConflictException.class);

    set(Modes.SecondUpdate.REPLACES);
    given.mpa.updateApprovalTeam(r -> r.arn(arn).description("2nd"));
    given.pass(SimulatorFixture.VALIDATION);
    assertThat(given.get(arn).pendingUpdate().description()).isEqualTo("2nd");
    assertThat(given.get(arn).updateSessionArn()).isNotEqualTo(first);
    assertThat(given.mpa.getSession(r -> r.sessionArn(first)).statusCode())
        .isEqualTo(SessionStatusCode.CONFIGURATION_CHANGED);
  }

  @Test
  void aNameIsTakenOrNot() {
    given.create("team");
    assertThatThrownBy(() -> given.create("team")).isInstanceOf(ConflictException.class);
    set(Modes.NameUse.REPEATABLE);
    given.create("team");
    assertThat(given.simulator.teams().all()).hasSize(2);
  }

  @Test
  void aBreachOfTheRulesIsAnsweredAtOnceOrLater() {
    var two = given.newTeam("team").approvers(given.approvers("alice", "bob")).build();
    assertThatThrownBy(() -> given.mpa.createApprovalTeam(two))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("at least 3 approvers");
    var one = given.newTeam("team").approvalStrategy(SimulatorFixture.atLeast(1)).build();
    assertThatThrownBy(() -> given.mpa.createApprovalTeam(one))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("at least 2");
    var four = given.newTeam("team").approvalStrategy(SimulatorFixture.atLeast(4)).build();
    assertThatThrownBy(() -> given.mpa.createApprovalTeam(four))
        .isInstanceOf(ValidationException.class);
    var twice = given.newTeam("t").approvers(given.approvers("bob", "bob", "carol")).build();
    assertThatThrownBy(() -> given.mpa.createApprovalTeam(twice))
        .isInstanceOf(ValidationException.class);
    assertThat(given.simulator.teams().all()).isEmpty();

    set(Modes.RuleCheck.ASYNCHRONOUS);
    String arn = given.mpa.createApprovalTeam(two).arn();
    given.pass(SimulatorFixture.VALIDATION);
    assertThat(given.status(arn)).isEqualTo("INACTIVE/FAILED_VALIDATION");
    assertThat(given.get(arn).statusMessage()).contains("at least 3 approvers");
  }

  @Test
  void theDefaultVersionIsReadBackAsGivenOrAsANumber() {
    String arn = given.create("team");
    assertThat(given.get(arn).policies().getFirst().policyArn())
        .isEqualTo(PolicyCatalogue.BACKUP + "/$DEFAULT");
    set(Modes.PolicyReadBack.AS_NUMBER);
    assertThat(given.get(arn).policies().getFirst().policyArn())
        .isEqualTo(PolicyCatalogue.BACKUP + "/1");
  }

  @Test
  void inactiveTeamsCountInTheQuotaOrNot() {
    given.inactive("team-0");
    for (int i = 1; i < 10; i++) {
      given.create("team-" + i);
    }
    assertThatThrownBy(() -> given.create("one-more"))
        .isInstanceOf(ServiceQuotaExceededException.class)
        .satisfies(
            e -> assertThat(((ServiceQuotaExceededException) e).statusCode()).isEqualTo(402));
    set(Modes.InactiveQuota.NOT_COUNTED);
    given.create("one-more");
    assertThatThrownBy(() -> given.create("and-one"))
        .isInstanceOf(ServiceQuotaExceededException.class);
  }

  @Test
  void aClientTokenIsRememberedForAWhile() {
    set(Modes.NameUse.REPEATABLE, new Modes.TokenMemory(Duration.ofMinutes(10)));
    var request = given.newTeam("team").clientToken("once").build();
    String first = given.mpa.createApprovalTeam(request).arn();
    given.pass(Duration.ofMinutes(9));
    assertThat(given.mpa.createApprovalTeam(request).arn()).isEqualTo(first);
    given.pass(Duration.ofMinutes(1));
    assertThat(given.mpa.createApprovalTeam(request).arn()).isNotEqualTo(first);
    set(Modes.TokenMemory.FOR_EVER);
    given.pass(Duration.ofDays(1000));
    given.mpa.createApprovalTeam(request);
    assertThat(given.simulator.teams().all()).hasSize(2);
  }

  @Test
  void aKnownTokenWithOtherParametersGivesTheSameTeamOrAConflict() {
    String first =
        given.mpa.createApprovalTeam(given.newTeam("one").clientToken("t").build()).arn();
    var other = given.newTeam("two").clientToken("t").build();
    assertThat(given.mpa.createApprovalTeam(other).arn()).isEqualTo(first);
    set(Modes.TokenReuse.CONFLICT);
    assertThatThrownBy(() -> given.mpa.createApprovalTeam(other))
        .isInstanceOf(ConflictException.class);
    assertThat(given.simulator.teams().all()).hasSize(1);
  }

  @Test
  void readsMayLagBehindWrites() {
    String old = given.active("old");
    set(new Modes.StaleReads(Duration.ofSeconds(30)));
    String fresh = given.create("fresh");
    given.simulator.console().deleteTeam(old);
    assertThatThrownBy(() -> given.get(fresh)).isInstanceOf(ResourceNotFoundException.class);
    assertThat(given.mpa.listApprovalTeams(r -> {}).approvalTeams())
        .extracting(t -> t.arn())
        .containsExactly(old);

    given.pass(Duration.ofSeconds(30));
    assertThat(given.get(fresh).statusCodeAsString()).isEqualTo("VALIDATING");
    assertThatThrownBy(() -> given.get(old)).isInstanceOf(ResourceNotFoundException.class);
    given.pass(SimulatorFixture.VALIDATION);
    assertThat(given.get(fresh).statusCodeAsString()).isEqualTo("PENDING_ACTIVATION");
  }

  @Test
  void anInactiveTeamMayRefuseUpdates() {
    String arn = given.inactive("team");
    set(Modes.InactiveUpdate.CONFLICT);
    assertThatThrownBy(() -> given.mpa.updateApprovalTeam(r -> r.arn(arn).description("x")))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void anUpdateBeingCheckedShowsOneCodeOrTheOther() {
    String arn = given.active("team");
    set(Modes.UpdateCheckCode.UPDATE_PENDING_APPROVAL);
    given.mpa.updateApprovalTeam(r -> r.arn(arn).description("x"));
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_PENDING_APPROVAL");
    assertThat(given.get(arn).updateSessionArn()).isNull();
    set(Modes.UpdateCheckCode.VALIDATING);
    assertThat(given.status(arn)).isEqualTo("ACTIVE/VALIDATING");
  }

  @Test
  void anUpdateDuringADeletionIsRefusedOrTakesItsPlace() {
    String arn = given.active("team");
    given.mpa.startActiveApprovalTeamDeletion(r -> r.arn(arn));
    assertThatThrownBy(() -> given.mpa.updateApprovalTeam(r -> r.arn(arn).description("x")))
        .isInstanceOf(ConflictException.class);
    set(Modes.UpdateDuringDeletion.REPLACES);
    given.mpa.updateApprovalTeam(r -> r.arn(arn).description("x"));
    given.pass(SimulatorFixture.VALIDATION);
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_PENDING_APPROVAL");
  }

  @Test
  void pagesMayBeSmallerThanAskedFor() {
    List<String> names = List.of("a", "b", "c", "d", "e");
    names.forEach(given::create);
    set(new Modes.PageSize(2));
    var pages = new ArrayList<Integer>();
    var seen = new ArrayList<String>();
    given
        .mpa
        .listApprovalTeamsPaginator(r -> r.maxResults(20))
        .forEach(page -> {
          pages.add(page.approvalTeams().size());
          page.approvalTeams().forEach(t -> seen.add(t.name()));
        });
    assertThat(pages).containsExactly(2, 2, 1);
    assertThat(seen).containsExactlyElementsOf(names);
    assertThatThrownBy(() -> given.mpa.listApprovalTeams(r -> r.nextToken("bogus")))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void everyModeHasANameAndReadsBackAsText() {
    Modes modes = Modes.DEFAULTS;
    for (var mode : ModeNames.asText(Modes.DEFAULTS).entrySet()) {
      modes = modes.with(ModeNames.parse(mode.getKey(), mode.getValue()));
    }
    assertThat(modes).isEqualTo(Modes.DEFAULTS);
    assertThat(ModeNames.asText(modes)).hasSize(Modes.class.getRecordComponents().length);
  }
}
