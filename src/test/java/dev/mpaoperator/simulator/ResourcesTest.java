package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpaoperator.simulator.world.PolicyCatalogue;
import dev.mpaoperator.simulator.world.SessionRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mpa.model.AccessDeniedException;
import software.amazon.awssdk.services.mpa.model.ConflictException;
import software.amazon.awssdk.services.mpa.model.CreateIdentitySourceRequest;
import software.amazon.awssdk.services.mpa.model.Filter;
import software.amazon.awssdk.services.mpa.model.FilterField;
import software.amazon.awssdk.services.mpa.model.IdentitySourceStatus;
import software.amazon.awssdk.services.mpa.model.InvalidParameterException;
import software.amazon.awssdk.services.mpa.model.Operator;
import software.amazon.awssdk.services.mpa.model.PolicyType;
import software.amazon.awssdk.services.mpa.model.ResourceNotFoundException;
import software.amazon.awssdk.services.mpa.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.mpa.model.SessionStatusCode;
import software.amazon.awssdk.services.mpa.model.TooManyTagsException;
import software.amazon.awssdk.services.mpa.model.ValidationException;

/** Identity sources, tags, sessions of other services, policies, and what happens by hand. */
class ResourcesTest {
  private final SimulatorFixture given = new SimulatorFixture();
  private final Simulator simulator = given.simulator;

  @AfterEach
  void stop() {
    given.close();
  }

  private static CreateIdentitySourceRequest source(String token) {
    return CreateIdentitySourceRequest.builder()
        .clientToken(token)
        .identitySourceParameters(p ->
            p.iamIdentityCenter(c ->
                c.instanceArn("arn:aws:sso:::instance/ssoins-1234567890abcdef")
                    .region("us-east-1")))
        .build();
  }

  @Test
  void anAccountHasOneIdentitySource() {
    assertThatThrownBy(() -> given.mpa.createIdentitySource(source("a")))
        .isInstanceOf(ServiceQuotaExceededException.class);
    try (var other = given.client("AKID" + SimulatorFixture.OTHER_ACCOUNT)) {
      String arn = other.createIdentitySource(source("b")).identitySourceArn();
      assertThat(other.createIdentitySource(source("b")).identitySourceArn()).isEqualTo(arn);
      assertThatThrownBy(() -> other.createIdentitySource(source("c")))
          .isInstanceOf(ServiceQuotaExceededException.class);
    }
  }

  @Test
  void anIdentitySourceInUseCannotBeDeletedUnlessItsInstanceIsGone() {
    String arn = given.active("team");
    assertThatThrownBy(() -> given.mpa.deleteIdentitySource(r -> r.identitySourceArn(given.source)))
        .isInstanceOf(ConflictException.class);
    simulator.console().breakIdentitySource(Simulator.DEFAULT_ACCOUNT, "IDC_INSTANCE_NOT_FOUND");
    var broken = given.mpa.getIdentitySource(r -> r.identitySourceArn(given.source));
    assertThat(broken.status()).isEqualTo(IdentitySourceStatus.ERROR);
    assertThat(broken.statusCodeAsString()).isEqualTo("IDC_INSTANCE_NOT_FOUND");
    given.mpa.deleteIdentitySource(r -> r.identitySourceArn(given.source));
    assertThatThrownBy(() -> given.mpa.deleteIdentitySource(r -> r.identitySourceArn(given.source)))
        .as("being deleted already")
        .isInstanceOf(ConflictException.class);
    given.pass(SimulatorFixture.VALIDATION);
    assertThatThrownBy(() -> given.mpa.getIdentitySource(r -> r.identitySourceArn(given.source)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(given.status(arn)).isEqualTo("ACTIVE");
  }

  @Test
  void aTeamNeedsAnActiveIdentitySource() {
    simulator.console().breakIdentitySource(Simulator.DEFAULT_ACCOUNT, "ACCESS_DENIED");
    assertThat(given.status(given.invited("team"))).isEqualTo("INACTIVE/FAILED_VALIDATION");
  }

  @Test
  void tagsAreLimitedAndSomeAreReserved() {
    String arn =
        given.mpa.createApprovalTeam(given.newTeam("t").tags(Map.of("a", "1")).build()).arn();
    Map<String, String> forty9 =
        IntStream.range(0, 49).boxed().collect(Collectors.toMap(i -> "k" + i, i -> ""));
    given.mpa.tagResource(r -> r.resourceArn(arn).tags(forty9));
    given.mpa.tagResource(r -> r.resourceArn(arn).tags(Map.of("a", "2")));
    assertThatThrownBy(() -> given.mpa.tagResource(r -> r.resourceArn(arn).tags(Map.of("b", ""))))
        .isInstanceOfSatisfying(
            TooManyTagsException.class, e -> assertThat(e.resourceName()).isEqualTo(arn));
    assertThatThrownBy(
            () -> given.mpa.tagResource(r -> r.resourceArn(arn).tags(Map.of("aws:x", ""))))
        .isInstanceOf(ValidationException.class);
    assertThat(simulator.teams().tags(arn)).hasSize(50).containsEntry("a", "2");
  }

  @Test
  void aTeamThatIsRefusedForItsTagsIsNotCreated() {
    assertThatThrownBy(() ->
            given.mpa.createApprovalTeam(given.newTeam("t").tags(Map.of("aws:x", "1")).build()))
        .isInstanceOf(ValidationException.class);
    assertThat(simulator.teams().all()).isEmpty();
  }

  @Test
  void sessionsInheritTheTagsOfTheTeam() {
    String arn = given.active("team");
    given.mpa.tagResource(r -> r.resourceArn(arn).tags(Map.of("owner", "me")));
    String session = ask(arn);
    assertThat(given.mpa.listTagsForResource(r -> r.resourceArn(session)).tags())
        .containsEntry("owner", "me");
  }

  private String ask(String team) {
    return simulator
        .console()
        .openSession(
            team,
            SessionRequest.restoreAccessToVault(
                Simulator.DEFAULT_ACCOUNT, "arn:aws:backup:us-east-1:111122223333:backup-vault:v"));
  }

  @Test
  void otherServicesAskToo() {
    String arn = given.active("team");
    String session = ask(arn);
    assertThatThrownBy(() -> given.mpa.cancelSession(r -> r.sessionArn(session)))
        .as("only the service may cancel")
        .isInstanceOf(AccessDeniedException.class);
    simulator.people().approve(session, "alice", "bob");
    var ended = given.mpa.getSession(r -> r.sessionArn(session));
    assertThat(ended.statusAsString()).isEqualTo("APPROVED");
    assertThat(ended.executionStatusAsString()).isEqualTo("EXECUTED");
    assertThat(ended.requesterServicePrincipal()).isEqualTo("backup.amazonaws.com");
    assertThat(given.status(arn)).isEqualTo("ACTIVE");
  }

  @Test
  void aChangedTeamCancelsTheVotesThatItHadBegun() {
    String arn = given.voting("team");
    String update = given.get(arn).updateSessionArn();
    String other = ask(arn);
    assertThatThrownBy(() -> simulator.people().approve(arn, "alice"))
        .as("two votes are open")
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(other);
    simulator.people().approve(update, "alice", "bob");
    assertThat(given.mpa.getSession(r -> r.sessionArn(other)).statusCode())
        .isEqualTo(SessionStatusCode.CONFIGURATION_CHANGED);
  }

  @Test
  void sessionsCanBeFiltered() {
    String arn = given.voting("team");
    given.pass(Duration.ofHours(1));
    String other = ask(arn);
    String later = given.simulator.clock().instant().toString();
    assertThat(sessions(arn)).hasSize(2).first().isEqualTo(other);
    assertThat(sessions(arn, filter(FilterField.ACTION_NAME, Operator.CONTAINS, "backup:")))
        .containsExactly(other);
    assertThat(sessions(arn, filter(FilterField.ACTION_NAME, Operator.NOT_CONTAINS, "mpa:")))
        .containsExactly(other);
    assertThat(sessions(arn, filter(FilterField.SESSION_STATUS, Operator.NE, "PENDING"))).isEmpty();
    assertThat(sessions(arn, filter(FilterField.INITIATION_TIME, Operator.GTE, later)))
        .containsExactly(other);
    assertThat(sessions(arn, filter(FilterField.INITIATION_TIME, Operator.LT, later)))
        .doesNotContain(other)
        .hasSize(1);
    assertThat(
            sessions(
                arn,
                filter(
                    FilterField.INITIATION_TIME,
                    Operator.BETWEEN,
                    SimulatorFixture.START + "," + later)))
        .hasSize(2);
    for (Filter wrong :
        List.of(
            filter(FilterField.VOTE, Operator.EQ, "x"),
            filter(FilterField.SESSION_STATUS, Operator.CONTAINS, "x"),
            filter(FilterField.INITIATION_TIME, Operator.GT, "yesterday"),
            filter(FilterField.INITIATION_TIME, Operator.BETWEEN, later))) {
      assertThatThrownBy(() -> sessions(arn, wrong)).isInstanceOf(ValidationException.class);
    }
  }

  private static Filter filter(FilterField field, Operator operator, String value) {
    return SimulatorFixture.filter(field, operator, value);
  }

  private List<String> sessions(String arn, Filter... filters) {
    return given.mpa.listSessions(r -> r.approvalTeamArn(arn).filters(filters)).sessions().stream()
        .map(s -> s.sessionArn())
        .toList();
  }

  @Test
  void sessionsArePagedThroughTheBody() {
    String arn = given.active("team");
    for (int i = 0; i < 23; i++) {
      ask(arn);
    }
    assertThat(given.mpa.listSessionsPaginator(r -> r.approvalTeamArn(arn)))
        .extracting(page -> page.sessions().size())
        .containsExactly(20, 3);
  }

  @Test
  void resourcePoliciesShowWhatIsAttachedAndShared() {
    String arn = given.create("team");
    simulator.console().share(arn, SimulatorFixture.OTHER_ACCOUNT);
    assertThat(given.mpa.listResourcePolicies(r -> r.resourceArn(arn)).resourcePolicies())
        .extracting(p -> p.policyType())
        .containsExactly(PolicyType.AWS_MANAGED, PolicyType.AWS_RAM);
    assertThatThrownBy(() ->
            given.mpa.getResourcePolicy(
                r -> r.resourceArn("x").policyName("y").policyType(PolicyType.AWS_MANAGED)))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(
            () -> given.mpa.listPolicyVersions(r -> r.policyArn(PolicyCatalogue.BACKUP + "Not")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void theConsoleChangesTeamsBehindTheCallersBack() {
    String arn = given.active("team");
    String before = given.get(arn).versionId();
    simulator.console().changeDescription(arn, "by hand");
    simulator.console().changeThreshold(arn, 3);
    assertThat(given.get(arn).description()).isEqualTo("by hand");
    assertThat(given.get(arn).approvalStrategy().mofN().minApprovalsRequired()).isEqualTo(3);
    assertThat(given.get(arn).versionId()).isNotEqualTo(before);

    simulator.console().forceStatus(arn, "PONDERING", "UPDATE_LOST_IN_MAIL");
    assertThat(given.get(arn).statusAsString()).isEqualTo("PONDERING");
    assertThat(given.mpa.listApprovalTeams(r -> {}).approvalTeams().getFirst().statusCodeAsString())
        .isEqualTo("UPDATE_LOST_IN_MAIL");
    simulator.console().clearForcedStatus(arn);
    assertThat(given.status(arn)).isEqualTo("ACTIVE");

    simulator.console().deleteTeam("team");
    assertThatThrownBy(() -> given.get(arn)).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void whoLeavesCanNeitherAcceptNorVote() {
    String arn = given.active("team");
    simulator.directory().remove("carol");
    assertThat(given.get(arn).approvers().getLast().primaryIdentityStatusAsString())
        .isEqualTo("INVALID");
    ask(arn);
    assertThat(simulator.mails().to("carol")).hasSize(1);
    assertThatThrownBy(() -> simulator.people().approve(arn, "carol"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody is called 'carol'");
  }
}
