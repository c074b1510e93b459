package dev.mpaoperator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.monitoring.Exposition.Sample;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Scrape;
import dev.mpaoperator.stage.Seen;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus sees of an operator whose teams are in many states. */
class ScrapeTest {
  private static final String FAILED = "operator_sdk_reconciliations_failed_total";

  private static Stage stage;
  private static Exposition seen;

  @BeforeAll
  static void manyStates() {
    stage = Stage.open("scrape");
    var source = stage.namespace();
    stage.activeTeam("calm");
    new Mirrors(stage).ask("calm");

    var inviting = stage.create("inviting", Specs.team("inviting", source));
    stage.await(inviting, Seen.isBecause("AwaitingInvitations"));
    stage.aws().people().accept("inviting", "alice");

    var refused = stage.create("refused", Specs.with(Specs.team("refused", source), 3));
    var leaving = stage.create("leaving", Specs.team("leaving", source));
    var drifted = stage.create("drifted", Specs.team("drifted", source));
    var lowering = stage.create("lowering", Specs.with(Specs.team("lowering", source), 3));
    var passing =
        stage.create("passing", Specs.with(Specs.team("passing", source), Specs.retain()));
    for (var team : List.of(refused, leaving, drifted, lowering, passing)) {
      stage.await(team, Seen.isBecause("AwaitingInvitations"));
      stage.aws().people().acceptAll(team.getMetadata().getName());
      stage.await(team, Seen.isReady());
    }
    stage.edit(refused, s -> Specs.with(s, 2));
    stage.rejectAll("refused");
    stage.await(refused, Seen.isBecause("UpdateRejected"));
    stage.edit(lowering, s -> Specs.with(s, 2));
    stage.await(lowering, Seen.isBecause("AwaitingUpdateApproval"));
    stage.aws().console().changeThreshold("drifted", 3);
    stage.await(drifted, Seen.isBecause("DriftDetected"));
    stage.delete(leaving);
    stage.await(leaving, Seen.isBecause("AwaitingDeletionApproval"));

    Awaitility.await()
        .untilAsserted(() -> {
          assertThat(scrape().of(Metric.TEAM_THRESHOLD, "passing")).isNotEmpty();
          assertThat(answers(scrape(), "inviting")).containsEntry("ACCEPTED", 1.0);
          assertThat(scrape().of(Metric.SESSION_EXPIRATION, "calm")).isNotEmpty();
        });
    stage.aws().faults().inject(FaultRule.on("GetApprovalTeam").failing(ErrorType.THROTTLING));
    stage.letItLook(2);
    stage.delete(passing);
    stage.awaitGone(passing);
    Awaitility.await()
        .untilAsserted(() -> {
          seen = scrape();
          assertThat(seen.samples()).noneMatch(s -> s.has("name", "passing"));
        });
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  private static Exposition scrape() {
    return Exposition.of(Scrape.of(stage.operator().httpPort()));
  }

  @Test
  void aCalmTeamIsShownAsItIs() {
    assertThat(seen.of(Metric.TEAM_REASON_NOW, "calm"))
        .containsExactly(
            new Sample(
                "mpa_approval_team_reason",
                Map.of("namespace", stage.namespace(), "name", "calm", "reason", "Active"),
                1));
    assertThat(conditions("calm"))
        .containsEntry("Ready", "True")
        .containsEntry("Available", "True")
        .containsEntry("Synced", "True")
        .doesNotContainKeys("Stalled", "Reconciling");
    assertThat(answers(seen, "calm"))
        .isEqualTo(Map.of("ACCEPTED", 3.0, "PENDING", 0.0, "REJECTED", 0.0, "INVALID", 0.0));
    assertThat(value(Metric.TEAM_THRESHOLD, "calm")).isEqualTo(2);
    assertThat(value(Metric.TEAM_DESIRED_THRESHOLD, "calm")).isEqualTo(2);
    assertThat(value(Metric.TEAM_EVER_ACTIVE, "calm")).isEqualTo(1);
    assertThat(value(Metric.TEAM_DRIFT, "calm")).isZero();
    assertThat(value(Metric.TEAM_PENDING_UPDATE, "calm")).isZero();
    assertThat(value(Metric.TEAM_PENDING_DELETION, "calm")).isZero();
    assertThat(value(Metric.SESSIONS_OPEN, "calm")).isEqualTo(1);
    for (var absent :
        List.of(
            Metric.TEAM_STALLED,
            Metric.TEAM_INVITATION_DEADLINE,
            Metric.TEAM_UPDATE_EXPIRATION,
            Metric.TEAM_DELETION_EXPIRATION)) {
      assertThat(seen.of(absent, "calm")).isEmpty();
    }
  }

  @Test
  void invitationsHaveADeadline() {
    assertThat(value(Metric.TEAM_INVITATION_DEADLINE, "inviting"))
        .isEqualTo(expiration("inviting"));
    assertThat(answers(seen, "inviting")).containsEntry("PENDING", 2.0);
    assertThat(value(Metric.TEAM_EVER_ACTIVE, "inviting")).isZero();
    assertThat(conditions("inviting")).containsEntry("Available", "False");
  }

  @Test
  void whatPeopleAreAskedForExpires() {
    assertThat(value(Metric.TEAM_PENDING_UPDATE, "lowering")).isEqualTo(1);
    assertThat(value(Metric.TEAM_UPDATE_EXPIRATION, "lowering")).isEqualTo(expiration("lowering"));
    assertThat(value(Metric.TEAM_DESIRED_THRESHOLD, "lowering")).isEqualTo(2);
    assertThat(value(Metric.TEAM_THRESHOLD, "lowering")).isEqualTo(3);
    assertThat(value(Metric.TEAM_PENDING_DELETION, "leaving")).isEqualTo(1);
    assertThat(value(Metric.TEAM_DELETION_EXPIRATION, "leaving")).isEqualTo(expiration("leaving"));
  }

  @Test
  void whyATeamIsStalledIsShown() {
    assertThat(seen.of(Metric.TEAM_STALLED))
        .extracting(s -> s.labels().get("name") + " " + s.labels().get("reason"))
        .containsExactlyInAnyOrder("refused UpdateRejected", "drifted DriftDetected");
    assertThat(value(Metric.TEAM_DRIFT, "drifted")).isEqualTo(1);
  }

  @Test
  void identitySourcesAreShownAsAwsSaysAndWhenTheyBreak() {
    var source = stage.namespace();
    assertThat(seen.of(Metric.SOURCE_REASON_NOW, source).getFirst().labels())
        .containsEntry("reason", "Active");
    assertThat(seen.of(Metric.SOURCE_IN_AWS, source).getFirst().labels())
        .containsEntry("state", "ACTIVE")
        .containsEntry("code", "none");

    stage.aws().console().breakIdentitySource(Stage.ACCOUNT, "IDC_INSTANCE_NOT_FOUND");
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(scrape().of(Metric.SOURCE_IN_AWS, source))
                .singleElement()
                .extracting(Sample::labels)
                .isEqualTo(
                    Map.of("name", source, "state", "ERROR", "code", "IDC_INSTANCE_NOT_FOUND")));
    stage.aws().console().repairIdentitySource(Stage.ACCOUNT);
  }

  @Test
  void theOperatorShowsHowItDoes() {
    assertThat(only(Metric.LEADER)).isEqualTo(1);
    assertThat(only(Metric.WATCHING)).isEqualTo(1);
    assertThat(only(Metric.WORKERS)).isEqualTo(stage.config().threads());
    assertThat(only(Metric.BUILD)).isEqualTo(1);
    assertThat(seen.of(Metric.QUEUE_DEPTH)).hasSize(1);
    assertThat(seen.of(Metric.EVENTS))
        .anyMatch(s -> s.has("kind", "ApprovalTeam") && s.has("reason", "UpdateRejected"));
    assertThat(seen.of(Metric.ACTIONS))
        .anyMatch(s ->
            s.has("action", "StartActiveApprovalTeamDeletion")
                && s.has("outcome", "ok")
                && s.value() == 1);
    assertThat(seen.of(Metric.AWS_REQUESTS))
        .anyMatch(s -> s.has("service", "sts") && s.has("operation", "GetCallerIdentity"))
        .anyMatch(s -> s.has("service", "mpa") && s.has("outcome", "200"));
    assertThat(seen.of(Metric.AWS_THROTTLES))
        .as("a try that a retry made good")
        .containsExactly(
            new Sample(
                Metric.AWS_THROTTLES.word(),
                Map.of("service", "mpa", "operation", "GetApprovalTeam"),
                1));
  }

  @Test
  void nothingIsShownThatIsNotDefinedAndNoWordOutsideOfItsClosedSet() {
    var defined =
        Arrays.stream(Metric.values()).collect(Collectors.toMap(Metric::word, metric -> metric));
    seen.samples().stream()
        .filter(s -> s.name().startsWith("mpa_"))
        .forEach(s -> {
          var metric = defined.get(family(s.name()));
          assertThat(metric).as(s.name()).isNotNull();
          var labels = new TreeMap<>(s.labels());
          labels.remove("le");
          assertThat(labels.keySet())
              .as(s.name())
              .containsExactlyInAnyOrderElementsOf(
                  metric.labels().stream().map(MetricLabel::word).toList());
          metric.labels().stream()
              .filter(label -> !label.closedSet().isEmpty())
              .forEach(label -> assertThat(label.closedSet()).contains(labels.get(label.word())));
        });
  }

  @Test
  void alertsStandOnWhatIsShown() {
    assertThat(AlertRules.all()).allSatisfy(alert -> standsOnWhatIsShown(alert.expression()));
  }

  @Test
  void theDashboardStandsOnWhatIsShown() {
    assertThat(Dashboard.queries()).allSatisfy(ScrapeTest::standsOnWhatIsShown);
  }

  @Test
  void thePageNamesAllThatIsShown() throws IOException {
    var page = Files.readString(MetricsPage.PAGE);
    assertThat(seen.samples().stream().map(Sample::name).distinct())
        .allSatisfy(name -> {
          if (name.startsWith("mpa_")) {
            assertThat(page).contains("### `" + family(name) + "`");
          } else {
            assertThat(MetricsPage.OTHERS).anyMatch(name::startsWith);
          }
        });
  }

  private static void standsOnWhatIsShown(String text) {
    var shown =
        seen.samples().stream()
            .collect(
                Collectors.groupingBy(
                    Sample::name,
                    Collectors.flatMapping(s -> s.labels().keySet().stream(), Collectors.toSet())));
    shown.put(FAILED, Set.of("kind")); // only there when something failed: MetricsTest
    var target = Set.of("job", "instance"); // Prometheus' own
    var expression = Expression.of(text);
    assertThat(expression.selectors()).isNotEmpty();
    var labels = new TreeSet<>(target);
    for (var selector : expression.selectors()) {
      assertThat(shown).containsKey(selector.metric());
      assertThat(shown.get(selector.metric())).containsAll(selector.labels());
      labels.addAll(shown.get(selector.metric()));
    }
    assertThat(labels).containsAll(expression.labels());
  }

  private static String family(String sample) {
    return sample.replaceFirst("_seconds_(bucket|sum|count)$", "_seconds");
  }

  private static double value(Metric metric, String resource) {
    assertThat(seen.of(metric, resource)).as(metric + " of " + resource).hasSize(1);
    return seen.of(metric, resource).getFirst().value();
  }

  private static double only(Metric metric) {
    assertThat(seen.of(metric)).as(metric.word()).hasSize(1);
    return seen.of(metric).getFirst().value();
  }

  private static Map<String, String> conditions(String team) {
    return seen.of(Metric.TEAM_CONDITION, team).stream()
        .collect(Collectors.toMap(s -> s.labels().get("type"), s -> s.labels().get("status")));
  }

  private static Map<String, Double> answers(Exposition exposition, String team) {
    return exposition.of(Metric.TEAM_APPROVERS, team).stream()
        .collect(Collectors.toMap(s -> s.labels().get("state"), Sample::value));
  }

  private static double expiration(String team) {
    var proposal =
        stage
            .client()
            .resources(ApprovalTeam.class)
            .inNamespace(stage.namespace())
            .withName(team)
            .get()
            .getStatus()
            .proposal();
    return java.time.Instant.parse(proposal.expirationTime()).getEpochSecond();
  }
}
