package dev.mpaoperator.approvalsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.GrowingWait;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalsession.SessionSnapshot.Request;
import dev.mpaoperator.approvalsession.plan.Retention;
import dev.mpaoperator.kubernetes.Events;
import dev.mpaoperator.operations.ConfigLoader;
import dev.mpaoperator.stage.Specs;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What finding the sessions of an account costs. */
class SessionFinderTest {
  private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
  private static final Duration LIST = Duration.ofSeconds(30);

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Calls calls = new Calls();
  private final Backoffs backoffs =
      new Backoffs(
          new GrowingWait(Duration.ofSeconds(5), Duration.ofMinutes(5)), clock, new Random(1));
  private final SessionFinder finder = finder();

  private SessionFinder finder() {
    var settings =
        new ApprovalSessionReconciler.Settings(
            "cluster",
            ConfigLoader.load(null, Map.of()).pace(),
            LIST,
            Duration.ofSeconds(15),
            new Retention(Retention.Which.ALL, 10, Duration.ofDays(7)));
    var proven = new ProvenTeams(calls, "cluster", settings.pace(), clock);
    var events = new Events(unused(), clock, "test");
    return new SessionFinder(
        calls,
        proven,
        new Mirrors(unused()),
        backoffs.of(Account.OWN),
        settings,
        new Trouble(events),
        clock,
        new Random(1));
  }

  /** Nothing is written for teams without sessions. */
  private static KubernetesClient unused() {
    return (KubernetesClient)
        Proxy.newProxyInstance(
            SessionFinderTest.class.getClassLoader(),
            new Class<?>[] {KubernetesClient.class},
            (_, method, _) -> {
              throw new AssertionError("Kubernetes was asked: " + method.getName());
            });
  }

  /** Counts. Every team is its resource's, and has so many pages of sessions of long ago. */
  private static final class Calls implements ApprovalSessionGateway {
    final List<String> listed = new ArrayList<>();
    int pages = 1;

    @Override
    public Listed list(String teamArn, Instant since) {
      listed.add(teamArn);
      var old =
          new SessionSnapshot(
              teamArn + "/1",
              teamArn,
              "APPROVED",
              null,
              null,
              new Request(null, null, null, null, null, null, null, null, false),
              Instant.EPOCH,
              Instant.EPOCH,
              Instant.EPOCH,
              null);
      return new Listed(List.of(old), pages);
    }

    @Override
    public Optional<SessionSnapshot> get(String sessionArn) {
      throw new AssertionError("what is shown nowhere needs no look");
    }

    @Override
    public boolean isOwned(String teamArn, String cluster, String uid) {
      return teamArn.endsWith(uid);
    }

    @Override
    public boolean isOpenChange(String teamArn, String sessionArn) {
      throw new AssertionError();
    }

    @Override
    public void cancel(String sessionArn) {
      throw new AssertionError();
    }
  }

  private static List<ApprovalTeam> teams(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> team("uid" + i, "arn:aws:mpa:us-east-1:1:approval-team/uid" + i))
        .toList();
  }

  private static ApprovalTeam team(String uid, String arn) {
    var team = new ApprovalTeam();
    team.setMetadata(
        new ObjectMetaBuilder().withName(uid).withNamespace("ns").withUid(uid).build());
    team.setSpec(Specs.team(uid, "source"));
    team.setStatus(
        Serialization.unmarshal(
            "{\"arn\":\"" + arn + "\"}", dev.mpaoperator.api.v1alpha1.ApprovalTeamStatus.class));
    return team;
  }

  private Duration turn(List<ApprovalTeam> teams) {
    return finder.turn(teams, _ -> List.of(), _ -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 1000})
  void anAccountCostsTheSameHoweverManyItsTeams(int count) {
    var teams = teams(count);
    var time = Duration.ZERO;
    for (var turns = 0; turns < 2 * count; turns++) {
      time = time.plus(turn(teams));
    }
    assertThat(calls.listed).hasSize(2 * count);
    assertThat(calls.listed.stream().distinct()).as("each team has its turn").hasSize(count);
    assertThat(time.dividedBy(2L * count)).isBetween(LIST.multipliedBy(8).dividedBy(10), LIST);
  }

  @Test
  void whatTakesManyCallsIsDoneLessOften() {
    calls.pages = 15;
    assertThat(turn(teams(1))).isGreaterThan(LIST.multipliedBy(12));
  }

  @Test
  void aTeamWhereSomethingMovedIsListedOutOfTurn() {
    var teams = teams(10);
    finder.moved(teams.get(7));
    finder.outOfTurn(teams, _ -> List.of(), _ -> {});
    finder.outOfTurn(teams, _ -> List.of(), _ -> {});
    assertThat(calls.listed).singleElement().asString().endsWith("uid7");
  }

  @Test
  void anAccountInTroubleIsLeftAlone() {
    backoffs.of(Account.OWN).failed();
    assertThat(turn(teams(1))).isGreaterThan(Duration.ZERO);
    assertThat(calls.listed).isEmpty();
  }

  @Test
  void aTeamThatIsAnothersIsNotListed() {
    turn(List.of(team("mine", "arn:aws:mpa:us-east-1:1:approval-team/another")));
    assertThat(calls.listed).isEmpty();
  }

  @Test
  void withoutTeamsNothingIsAsked() {
    turn(List.of());
    var none = new ApprovalTeam();
    none.setMetadata(new ObjectMetaBuilder().withName("a").withUid("u").build());
    turn(List.of(none));
    assertThat(calls.listed).isEmpty();
  }
}
