package dev.mpaoperator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.GrowingWait;
import dev.mpaoperator.account.TeamWatch;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.Creation;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.Ownership;
import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import dev.mpaoperator.approvalteam.plan.TeamDefinition.Person;
import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.SimulatorOptions;
import dev.mpaoperator.simulator.world.Directory;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.simulator.world.PolicyCatalogue;
import dev.mpaoperator.simulator.world.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Looks and lists, through the real client, tell the same of a team. */
class MpaTeamListsTest {
  private static final Duration VALIDATION = Duration.ofSeconds(5);

  private final Simulator aws =
      Simulator.start(
          SimulatorOptions.defaults()
              .withClock(SimulatedClock.frozenAt(Instant.parse("2026-01-01T00:00:00Z")))
              .withPace(VALIDATION, VALIDATION));
  private final GrowingWait growing = new GrowingWait(Duration.ofSeconds(5), Duration.ofMinutes(5));
  private final Backoffs backoffs = new Backoffs(growing, aws.clock(), new Random(1));
  private final MpaClients clients = clients("AKIDEXAMPLE");
  private final TeamWatch watch =
      new TeamWatch(
          new MpaTeamLists(_ -> clients),
          backoffs,
          new TeamWatch.Pacing(Duration.ofMinutes(2), growing),
          aws.clock(),
          new Random(1));
  private final MpaApprovalTeamGateway gateway =
      new MpaApprovalTeamGateway(clients, watch.teams(Account.OWN));
  private final TeamDefinition definition =
      new TeamDefinition(
          "guards the vaults",
          2,
          people(aws.console().installIdentitySource(Simulator.DEFAULT_ACCOUNT)));
  private final String arn = create();

  @AfterEach
  void close() {
    clients.close();
    aws.close();
  }

  private MpaClients clients(String accessKey) {
    return new MpaClients(
        new MpaClients.Connection("us-east-1", aws.endpoint(), Duration.ofSeconds(5)),
        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")),
        CallObserver.NONE,
        backoffs.of(Account.OWN));
  }

  private static Set<Person> people(String source) {
    return IntStream.rangeClosed(1, 3)
        .mapToObj(i -> new Person(Directory.idOf(i), source))
        .collect(Collectors.toSet());
  }

  private String create() {
    return gateway
        .create(
            new Creation(
                "listed",
                definition,
                List.of(PolicyCatalogue.BACKUP + "/$DEFAULT"),
                new Ownership("c", "ns", "listed", "uid", null),
                Map.of(),
                "token"))
        .arn();
  }

  private Set<String> news() {
    return watch.turn(Account.OWN, Set.of(arn)).changed();
  }

  private void isNewsUntilALook() {
    assertThat(news()).containsExactly(arn);
    gateway.get(arn);
    assertThat(news()).isEmpty();
  }

  @Test
  void inEveryStateAListSaysNothingNewAfterALook() {
    isNewsUntilALook(); // VALIDATING
    aws.clock().advance(VALIDATION);
    isNewsUntilALook(); // PENDING_ACTIVATION
    aws.people().acceptAll("listed");
    isNewsUntilALook(); // ACTIVE
    gateway.update(arn, new TeamDefinition("guards more", 3, definition.approvers()));
    aws.clock().advance(VALIDATION);
    isNewsUntilALook(); // UPDATE_PENDING_APPROVAL
    aws.people().rejectAll("listed");
    isNewsUntilALook(); // UPDATE_FAILED_APPROVAL
    aws.console().forceStatus("listed", "HIBERNATING", "SNOWED_IN");
    isNewsUntilALook();
    aws.console().deleteTeam("listed");
    isNewsUntilALook();
  }

  @Test
  void aTeamOnTheSecondPageIsSeen() {
    aws.setModes(aws.modes().with(new Modes.PageSize(1)));
    gateway.create(
        new Creation(
            "second",
            definition,
            List.of(PolicyCatalogue.BACKUP + "/$DEFAULT"),
            new Ownership("c", "ns", "second", "uid-2", null),
            Map.of(),
            "token-2"));
    assertThat(new MpaTeamLists(_ -> clients).of(Account.OWN)).hasSize(2);
  }

  @Test
  void aTeamThatIsSharedIsNotFoundByItsName() {
    var other = "444455556666";
    var source = aws.console().installIdentitySource(other);
    var theirs = clients("AKIA" + other);
    try (theirs) {
      var shared =
          new MpaApprovalTeamGateway(theirs, watch.teams(Account.OWN))
              .create(
                  new Creation(
                      "listed",
                      new TeamDefinition("theirs", 2, people(source)),
                      List.of(PolicyCatalogue.BACKUP + "/$DEFAULT"),
                      new Ownership("c", "ns", "listed", "uid-2", null),
                      Map.of(),
                      "token-2"))
              .arn();
      aws.console().share(shared, Simulator.DEFAULT_ACCOUNT);
      assertThat(new MpaTeamLists(_ -> clients).of(Account.OWN)).hasSize(2);
      assertThat(gateway.findByName(Simulator.DEFAULT_ACCOUNT, "listed")).containsExactly(arn);
    }
  }
}
