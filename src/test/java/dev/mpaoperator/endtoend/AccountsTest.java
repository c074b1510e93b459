package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static dev.mpaoperator.stage.Seen.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.AssumeRole;
import dev.mpaoperator.api.v1alpha1.AwsAccount;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.stage.Canary;
import dev.mpaoperator.stage.Seen;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Teams live in the account of their identity source, wherever the operator lives. */
class AccountsTest {
  private static final String OTHER = "444455556666";
  private static final String ROLE = "arn:aws:iam::" + OTHER + ":role/path/mpa";

  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open("accounts");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private static AwsAccount by(AssumeRole role) {
    return new AwsAccount(null, role);
  }

  private static AssumeRole role(String arn, @Nullable String externalId) {
    return new AssumeRole(arn, externalId, null, null, null);
  }

  private IdentitySource source(String name, @Nullable AwsAccount account) {
    return stage.create(stage.namespace() + name, Specs.source(account));
  }

  private ApprovalTeam team(String name, IdentitySource source) {
    return stage.create(name, Specs.team(name, source.getMetadata().getName()));
  }

  @Test
  void eachTeamIsInTheAccountOfItsIdentitySource() {
    stage.aws().roles().define(ROLE).externalId(Canary.EXTERNAL_ID);
    var own = stage.await(source("-own", null), isReady());
    var role =
        new AssumeRole(
            ROLE, Canary.EXTERNAL_ID, "the-operator", Map.of("team", Canary.SESSION_TAG), 900);
    var other = stage.await(source("-other", by(role)), isReady());

    stage.await(team("here", own), isBecause("AwaitingInvitations"));
    stage.await(team("there", other), isBecause("AwaitingInvitations"));

    assertThat(own.getStatus().accountId()).isEqualTo(Stage.ACCOUNT);
    assertThat(other.getStatus().accountId()).isEqualTo(OTHER);
    assertThat(stage.aws().teams().of(Stage.ACCOUNT))
        .extracting(t -> t.name())
        .containsExactly("here");
    assertThat(stage.aws().teams().of(OTHER)).extracting(t -> t.name()).containsExactly("there");
    assertThat(stage.aws().roles().sessions())
        .as("one session for all calls")
        .singleElement()
        .satisfies(s -> {
          assertThat(s.sessionName()).isEqualTo("the-operator");
          assertThat(s.tags()).containsExactly(Map.entry("team", Canary.SESSION_TAG));
          assertThat(s.duration()).isEqualTo(Duration.ofMinutes(15));
        });
  }

  @Test
  void aRoleThatDoesNotLetTheOperatorInIsNamed() {
    stage.aws().roles().define(ROLE).externalId(Canary.EXTERNAL_ID);
    var source =
        stage.await(
            source("", by(role(ROLE, Canary.WRONG_EXTERNAL_ID))), isBecause("AccessDenied"));
    assertThat(condition(source, "Reconciling").getMessage())
        .contains("sts:AssumeRole", ROLE, "external id")
        .doesNotContain(Canary.WRONG_EXTERNAL_ID);

    stage.aws().roles().define(ROLE).externalId(Canary.WRONG_EXTERNAL_ID);
    stage.await(source, isReady());
  }

  @Test
  void nothingIsDoneInAnotherAccountThanTheOneThatIsMeant() {
    var source =
        stage.await(source("", new AwsAccount("999988887777", null)), isBecause("WrongAccount"));
    assertThat(condition(source, "Reconciling").getMessage())
        .contains("999988887777", Stage.ACCOUNT);
    stage.letItPass(Duration.ofSeconds(1));
    assertThat(stage.aws().journal().all())
        .extracting(c -> c.operation())
        .containsOnly("sts:GetCallerIdentity");
  }

  /** Somebody swapped the operator's credentials: what is there must not seem to be gone. */
  @Test
  void credentialsOfAnotherAccountStopEverything() {
    var source = stage.await(source("", null), isReady());
    var team = team("steady", source);
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("steady");
    stage.await(team, isReady());
    stage.stopOperator();

    System.setProperty("aws.accessKeyId", "AKIA" + OTHER);
    try {
      stage.aws().journal().clear();
      stage.startOperator();
      stage.await(source, isBecause("WrongAccount"));
      stage.await(team, isBecause("WrongAccount"));
      stage.delete(team);
      stage.letItPass(Duration.ofSeconds(1));
      assertThat(stage.now(team)).isNotNull();
      assertThat(stage.aws().journal().all())
          .extracting(c -> c.operation())
          .containsOnly("sts:GetCallerIdentity");
    } finally {
      stage.stopOperator();
      System.setProperty("aws.accessKeyId", Stage.ACCESS_KEY);
    }
    stage.startOperator();
    stage.await(team, isBecause("AwaitingDeletionApproval"));
  }

  @Test
  void aTeamDoesNotMoveToAnotherAccount() {
    var own = stage.await(source("-own", null), isReady());
    var other = stage.await(source("-other", by(role(ROLE, null))), isReady());
    var team = stage.await(team("settled", own), isBecause("AwaitingInvitations"));

    stage.edit(team, s -> Specs.team("settled", other.getMetadata().getName()));
    var held = stage.await(team, isBecause("WrongAccount"));
    assertThat(condition(held, "Reconciling").getMessage()).contains(Stage.ACCOUNT, OTHER);
    assertThat(stage.aws().teams().of(OTHER)).isEmpty();

    stage.edit(team, s -> Specs.team("settled", own.getMetadata().getName()));
    stage.await(team, isBecause("AwaitingInvitations"));
  }

  @Test
  void ofTwoResourcesForOneAccountTheOldestCountsByWhateverWay() {
    var own = stage.await(source("-own", null), isReady());
    var same = source("-same", by(role("arn:aws:iam::" + Stage.ACCOUNT + ":role/mpa", null)));
    var yielding = stage.await(same, isBecause("AccountClaimed"));
    assertThat(condition(yielding, "Stalled").getMessage()).contains(own.getMetadata().getName());
  }

  @Test
  void credentialsThatAwsTakesNoMoreAreReplaced() {
    var source = stage.await(source("", by(role(ROLE, null))), isReady());
    var team = stage.await(team("lasting", source), isBecause("AwaitingInvitations"));
    stage.aws().roles().expire();

    stage.aws().people().acceptAll("lasting");
    stage.await(team, isReady());
    assertThat(stage.aws().roles().sessions()).hasSizeGreaterThan(1);
  }

  @Test
  void aClockThatIsWrongIsNamed() {
    stage.aws().refuseOldSignatures(Duration.ofMinutes(5), Duration.ofMinutes(20));
    var source =
        stage.await(
            source("", by(role(ROLE, null))),
            Seen.<IdentitySource>isBecause("AwsUnavailable")
                .and(says("Reconciling", "set the machine's clock")));

    stage.aws().refuseOldSignatures(Duration.ofMinutes(5), Duration.ZERO);
    stage.await(source, isReady());
  }

  /** As many of its passes hang as there are workers, for longer than anybody waits here. */
  @Test
  void oneAccountThatHangsDelaysNoOther() {
    stage.stopOperator();
    stage.set("MPA_CONFIG_AWS_CALL_TIMEOUT", "60s");
    stage.startOperator();
    var hanging = source("-0", of(0));
    stage.await(hanging, isReady());
    var stuck = IntStream.range(0, 10).mapToObj(i -> team("stuck-" + i, hanging)).toList();
    stuck.forEach(t -> stage.await(t, isBecause("AwaitingInvitations")));
    var fault = stage.aws().faults().inject(FaultRule.onAny().from(account(0)).always().hanging());
    stuck.forEach(t -> stage.edit(t, s -> Specs.describedAs(s, "changed")));

    var sources = IntStream.range(1, 50).mapToObj(i -> source("-" + i, of(i))).toList();
    sources.forEach(s -> stage.await(s, isReady()));
    var teams =
        IntStream.range(0, sources.size())
            .mapToObj(i -> team("team-" + i, sources.get(i)))
            .toList();
    teams.forEach(t -> stage.await(t, isBecause("AwaitingInvitations")));

    assertThat(fault.hits()).as("they did hang").isPositive();
    assertThat(stage.aws().teams().all()).hasSize(59);
    stage.aws().faults().clear();
    fault.release();
  }

  private static AwsAccount of(int i) {
    return by(role("arn:aws:iam::" + account(i) + ":role/mpa", null));
  }

  private static String account(int i) {
    return String.format(Locale.ROOT, "%012d", 500_000_000_000L + i);
  }
}
