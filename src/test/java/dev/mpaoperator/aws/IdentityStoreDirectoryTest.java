package dev.mpaoperator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.GrowingWait;
import dev.mpaoperator.directory.Finding;
import dev.mpaoperator.directory.Finding.Ambiguous;
import dev.mpaoperator.directory.Finding.Disabled;
import dev.mpaoperator.directory.Finding.Found;
import dev.mpaoperator.directory.Finding.NotFound;
import dev.mpaoperator.directory.Finding.Unchecked;
import dev.mpaoperator.directory.Instance;
import dev.mpaoperator.directory.People;
import dev.mpaoperator.directory.Selector;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.failure.CloudFailure.Kind;
import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.SimulatorOptions;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.simulator.world.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** People, through the real client and the wire. */
class IdentityStoreDirectoryTest {
  private static final Instance INSTANCE =
      new Instance("arn:aws:sso:::instance/ssoins-1234567890abcdef", "eu-central-1");
  private static final String GET = "identitystore:GetUserId";
  private static final String LIST = "identitystore:ListUsers";

  private final Simulator aws =
      Simulator.start(
          SimulatorOptions.defaults()
              .withClock(SimulatedClock.frozenAt(Instant.parse("2026-01-01T00:00:00Z"))));
  private final Backoffs backoffs =
      new Backoffs(
          new GrowingWait(Duration.ofSeconds(5), Duration.ofMinutes(5)),
          aws.clock(),
          new Random(1));
  private final Map<String, String> measured = new TreeMap<>();
  private final Transport transport = Transport.open(Duration.ofSeconds(5));
  private final IdentityCenterClients clients =
      new IdentityCenterClients(
          transport,
          account ->
              new VerifiedCredentials(
                  () ->
                      StaticCredentialsProvider.create(
                          AwsBasicCredentials.create("AKIDEXAMPLE", "x")),
                  _ -> Simulator.DEFAULT_ACCOUNT,
                  null,
                  backoffs.of(account)),
          new IdentityCenterClients.Connection(aws.endpoint(), Duration.ofSeconds(5)),
          (service, operation, outcome, time) -> measured.put(operation, outcome),
          backoffs);
  private final IdentityStoreDirectory directory = new IdentityStoreDirectory(clients);
  private final People people = new People(directory, backoffs, aws.clock());

  @AfterEach
  void close() {
    clients.close();
    transport.close();
    aws.close();
  }

  private Finding find(Selector selector) {
    return people.find(Account.OWN, INSTANCE, selector);
  }

  private String id(String person) {
    return aws.directory().get(person).id();
  }

  private void deny(String operation) {
    aws.faults().inject(FaultRule.on(operation).always().failing("AccessDeniedException", 400));
  }

  private static Unchecked unchecked(Finding finding) {
    assertThat(finding).isInstanceOf(Unchecked.class);
    return (Unchecked) finding;
  }

  @Test
  void peopleAreFoundByNameAndByAddress() {
    assertThat(find(Selector.userName("alice"))).isEqualTo(new Found(id("alice")));
    assertThat(find(Selector.email("bob@example.com"))).isEqualTo(new Found(id("bob")));
    assertThat(find(Selector.userName("zoe"))).isEqualTo(new NotFound());
    assertThat(aws.journal().counts())
        .isEqualTo(Map.of("sso:DescribeInstance", 1L, GET, 3L, "identitystore:DescribeUser", 2L));
    assertThat(measured)
        .isEqualTo(Map.of("DescribeInstance", "200", "GetUserId", "400", "DescribeUser", "200"));
  }

  @Test
  void aNameIsSentAsItIsWritten() {
    var plus = aws.directory().add("plus", "bob+mpa@example.com").id();
    var composed = aws.directory().add("m\u00fcller").id();
    var decomposed = aws.directory().add("mu\u0308ller").id();
    var blank = aws.directory().add(" carol").id();
    assertThat(find(Selector.email("bob+mpa@example.com"))).isEqualTo(new Found(plus));
    assertThat(find(Selector.userName("m\u00fcller"))).isEqualTo(new Found(composed));
    assertThat(find(Selector.userName("mu\u0308ller"))).isEqualTo(new Found(decomposed));
    assertThat(find(Selector.userName(" carol"))).isEqualTo(new Found(blank));
    assertThat(find(Selector.userName("carol "))).isEqualTo(new NotFound());
    assertThat(find(Selector.email("bob%2Bmpa@example.com"))).isEqualTo(new NotFound());
  }

  @Test
  void theCaseOfANameIsAwssBusiness() {
    aws.setModes(aws.modes().with(Modes.UserNames.CASE_SENSITIVE));
    assertThat(find(Selector.userName("Alice"))).isEqualTo(new NotFound());
    aws.setModes(aws.modes().with(Modes.UserNames.CASE_INSENSITIVE));
    aws.clock().advance(Duration.ofMinutes(5));
    assertThat(find(Selector.userName("Alice"))).isEqualTo(new Found(id("alice")));
  }

  @Test
  void inAListOneWhoDiffersInCaseOnlyIsMeantIfThereIsNoOther() {
    deny(GET);
    assertThat(find(Selector.userName("Bob"))).isEqualTo(new Found(id("bob")));
    var capital = aws.directory().add("Alice", "a2@example.com").id();
    assertThat(find(Selector.userName("Alice"))).isEqualTo(new Found(capital));
    assertThat(find(Selector.userName("ALICE"))).isEqualTo(new Ambiguous(2));
  }

  @Test
  void homonymsAreNotGuessedAt() {
    aws.directory().add("bob2", "bob@example.com");
    assertThat(find(Selector.email("bob@example.com"))).isEqualTo(new Ambiguous(2));
    deny(GET);
    aws.clock().advance(Duration.ofMinutes(5));
    assertThat(find(Selector.email("bob@example.com"))).isEqualTo(new Ambiguous(2));
  }

  @Test
  void aNameThatPassesToSomebodyElseIsNoticed() {
    assertThat(find(Selector.userName("alice"))).isEqualTo(new Found(id("alice")));
    aws.directory().rename("alice", "alice.old");
    var other = aws.directory().add("alice", "other@example.com").id();
    aws.clock().advance(Duration.ofHours(1));
    assertThat(find(Selector.userName("alice"))).isEqualTo(new Found(other));
  }

  @Test
  void whoIsDisabledIsNoApprover() {
    aws.directory().disable("alice");
    assertThat(find(Selector.userName("alice"))).isEqualTo(new Disabled(id("alice")));
    deny("identitystore:DescribeUser");
    aws.clock().advance(Duration.ofMinutes(5));
    assertThat(find(Selector.userName("alice"))).isEqualTo(new Found(id("alice")));
  }

  @Test
  void aHundredThousandPeopleAreReadOnceForAllAddresses() {
    aws.directory().fill(100_000);
    deny(GET);
    var asked =
        List.of(
            Selector.email("user-100@example.com"),
            Selector.email("user-100012@example.com"),
            Selector.email("nobody@example.com"));
    assertThat(people.find(Account.OWN, INSTANCE, asked).values())
        .containsExactly(new Found(id("user-100")), new Found(id("user-100012")), new NotFound());
    assertThat(aws.journal().count(LIST)).isEqualTo(1001);
    assertThat(find(Selector.userName("user-77777"))).isEqualTo(new Found(id("user-77777")));
    assertThat(aws.journal().count(LIST)).as("names are filtered by AWS").isEqualTo(1002);
  }

  @Test
  void aReadingThatIsThrottledIsBrokenOffAndGoesOn() {
    aws.directory().fill(1_000);
    deny(GET);
    var last = Selector.email("user-1012@example.com");
    aws.faults().inject(FaultRule.on(LIST).skip(3).times(3).failing("ThrottlingException", 400));
    assertThat(unchecked(find(last)).kind()).isEqualTo(Kind.UNAVAILABLE);
    var calls = aws.journal().all().size();
    assertThat(unchecked(find(last)).kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(aws.journal().all()).as("left alone").hasSize(calls);
    aws.clock().advance(Duration.ofMinutes(5));
    assertThat(find(last)).isEqualTo(new Found(id("user-1012")));
    assertThat(aws.journal().of(LIST).stream().filter(e -> e.status() == 200)).hasSize(11);
  }

  @Test
  void aMissingRightIsNamedAndNothingElse() {
    deny(GET);
    deny(LIST);
    var refused = unchecked(find(Selector.email("bob@example.com")));
    assertThat(refused.kind()).isEqualTo(Kind.DENIED);
    assertThat(refused.operation()).isEqualTo("GetUserId");
    assertThat(refused.text()).contains("AccessDeniedException").doesNotContain("bob");
  }

  @Test
  void anAccountInTroubleIsLeftAlone() {
    aws.faults().inject(FaultRule.on(GET).always().failing("InternalServerException", 500));
    assertThat(unchecked(find(Selector.userName("alice"))).kind()).isEqualTo(Kind.UNAVAILABLE);
    var calls = aws.journal().all().size();
    find(Selector.userName("bob"));
    assertThat(aws.journal().all()).hasSize(calls);
    aws.faults().clear();
    aws.clock().advance(Duration.ofMinutes(5));
    assertThat(find(Selector.userName("alice"))).isEqualTo(new Found(id("alice")));
  }

  @Test
  void anotherInstanceIsNotThisOne() {
    var other = new Instance(INSTANCE.arn().replace("1234", "9999"), "eu-central-1");
    var refused = unchecked(people.find(Account.OWN, other, Selector.userName("alice")));
    assertThat(refused.kind()).isEqualTo(Kind.INVALID);
    assertThat(refused.text()).contains(other.arn(), "eu-central-1");
  }

  @Test
  void aStoreThatIsNotThereIsNotTakenForAnEmptyOne() {
    var alice = Selector.userName("alice");
    assertThatExceptionOfType(CloudFailure.class)
        .isThrownBy(() -> directory.userId(Account.OWN, INSTANCE, "d-9999999999", alice))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INVALID));
    assertThatExceptionOfType(CloudFailure.class)
        .isThrownBy(() -> directory.users(Account.OWN, INSTANCE, "d-9999999999", null, null));
  }

  @Test
  void whatAwsQuotesIsNotPassedOn() {
    aws.directory().add("bob2", "bob@example.com");
    assertThatExceptionOfType(CloudFailure.class)
        .isThrownBy(() ->
            directory.userId(
                Account.OWN, INSTANCE, "d-1234567890", Selector.email("bob@example.com")))
        .satisfies(e -> assertThat(e).hasNoCause())
        .satisfies(e -> assertThat(e.getMessage()).contains("Conflict").doesNotContain("bob"));
    for (var code : List.of("ValidationException", "AccessDeniedException", "Unheard")) {
      var refusal =
          AwsServiceException.builder()
              .statusCode(400)
              .awsErrorDetails(
                  AwsErrorDetails.builder()
                      .errorCode(code)
                      .errorMessage("Value 'bob@example.com' is no good")
                      .build())
              .build();
      assertThatExceptionOfType(CloudFailure.class)
          .isThrownBy(() ->
              DirectoryFailures.call(
                  "GetUserId",
                  "bob@example.com",
                  () -> {
                    throw refusal;
                  }))
          .satisfies(e -> assertThat(e).hasNoCause())
          .satisfies(e -> assertThat(e.getMessage()).contains(code).doesNotContain("bob"));
    }
  }
}
