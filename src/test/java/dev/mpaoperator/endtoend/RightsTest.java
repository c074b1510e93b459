package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.Approver;
import dev.mpaoperator.api.v1alpha1.AssumeRole;
import dev.mpaoperator.api.v1alpha1.AwsAccount;
import dev.mpaoperator.api.v1alpha1.ManagementPolicy;
import dev.mpaoperator.api.v1alpha1.TeamAdoption;
import dev.mpaoperator.aws.IamTrust;
import dev.mpaoperator.simulator.wire.JournalEntry;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Rights;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The policies in {@code config/iam} are what the operator needs, and each is needed for what its
 * README says. The stage gives all of them in every other test too.
 */
class RightsTest {
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open("rights");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aWholeLifeTakesNoRightThatIsNotShipped() {
    var mirrors = new Mirrors(stage);
    stage.readySource();
    var team =
        stage.create(
            "life",
            Specs.with(
                Specs.with(Specs.team("life", stage.namespace()), byName()), Map.of("a", "1")));
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("life");
    stage.await(team, isReady());
    stage.edit(team, s -> Specs.with(Specs.with(s, Map.of("b", "2")), 3));
    stage.approveAll("life");
    stage.await(team, isReady());
    stage.edit(team, s -> Specs.with(s, 2));
    stage.rejectAll("life");
    stage.await(team, isBecause("UpdateRejected"));
    stage.edit(team, s -> Specs.with(s, 3)); // discards the refused draft
    stage.await(team, isReady());
    stage.edit(team, s -> Specs.with(s, 2));
    mirrors.cancel(mirrors.awaitOwn("Update"));
    stage.await(team, isBecause("UpdateCancelled"));

    var arn = stage.teamMadeByHand("old");
    var adopted =
        stage.create(
            "old", Specs.with(Specs.team("old", stage.namespace()), new TeamAdoption(arn, null)));
    stage.await(adopted, isReady());
    stage.edit(adopted, s -> Specs.with(s, 3));
    stage.approveAll("old");
    stage.await(adopted, isReady());

    for (var each : List.of(team, adopted)) {
      stage.delete(each);
      stage.await(each, isBecause("AwaitingDeletionApproval"));
      stage.approveAll(each.getMetadata().getName());
      stage.awaitGone(each);
    }
    stage.delete(stage.source());
    Awaitility.await().until(() -> stage.source() == null);
    assertThat(stage.aws().teams().identitySources()).isEmpty();
    assertThat(refusals()).isEmpty();
  }

  @Test
  void theSameInAnotherAccountByTheTrustThatIsShipped() {
    var role = "arn:aws:iam::444455556666:role/mpa-operator";
    stage
        .aws()
        .roles()
        .define(role)
        .trustPolicy(
            IamTrust.OTHER_ACCOUNT
                .json()
                .replace("${OperatorRole}", "arn:aws:iam::111122223333:user/" + Stage.ACCESS_KEY)
                .replace("${ExternalId}", "e-1"))
        .permissions(Rights.without("assume"));
    limitTo(Rights.only("assume", "deny"));
    var account =
        new AwsAccount(null, new AssumeRole(role, "e-1", null, Map.of("tenant", "a"), null));
    stage.await(stage.create(stage.namespace(), Specs.source(account)), isReady());
    var team = stage.create("far", Specs.with(Specs.team("far", stage.namespace()), byName()));
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("far");
    stage.await(team, isReady());
    assertThat(stage.aws().teams().get("far").arn()).contains(":444455556666:");
    assertThat(refusals()).isEmpty();
  }

  @Test
  void withoutPeopleNobodyIsFoundByName() {
    stage.readySource();
    limitTo(Rights.without("people", "identity-source"));
    var team = stage.create("new", Specs.with(Specs.team("new", stage.namespace()), byName()));
    stage.await(
        team,
        t ->
            t.getStatus() != null
                && Optional.ofNullable(condition(t, "ApproversResolved"))
                    .filter(c -> c.getMessage().contains("sso:DescribeInstance"))
                    .isPresent());
    assertThat(stage.aws().teams().all()).isEmpty();
  }

  private static List<Approver> byName() {
    return List.of(
        new Approver("alice", null, "alice", null),
        new Approver("bob", null, null, "bob@example.com"),
        Specs.people("carol").getFirst());
  }

  @Test
  void withoutProposeATeamCanBeWatchedOnly() {
    stage.readySource();
    stage.teamMadeByHand("old");
    limitTo(Rights.without("propose"));
    var team = stage.create("new", Specs.team("new", stage.namespace()));
    saysWhatIsMissing(team, "mpa:CreateApprovalTeam");
    var watched =
        stage.create(
            "old",
            Specs.managed(
                Specs.with(Specs.team("old", stage.namespace()), new TeamAdoption(null, "old")),
                ManagementPolicy.OBSERVE_ONLY));
    stage.await(watched, t -> t.getStatus() != null && "ACTIVE".equals(t.getStatus().teamStatus()));
    assertThat(stage.aws().teams().all()).hasSize(1);
  }

  @Test
  void withoutRemoveATeamStays() {
    var team = stage.activeTeam("stays");
    limitTo(Rights.without("remove"));
    stage.delete(team);
    saysWhatIsMissing(team, "mpa:StartActiveApprovalTeamDeletion");
    limitTo(Rights.shipped());
    stage.approveAll("stays"); // it asks by itself as soon as it may
    stage.awaitGone(team);
  }

  @Test
  void withoutIdentitySourceNoneIsCreated() {
    limitTo(Rights.without("identity-source"));
    var source = stage.create(stage.namespace(), Specs.source());
    saysWhatIsMissing(source, "mpa:CreateIdentitySource");
    assertThat(stage.aws().teams().identitySources()).isEmpty();
  }

  @Test
  void withoutObserveNothingWorks() {
    limitTo(Rights.without("observe"));
    var source = stage.create(stage.namespace(), Specs.source());
    saysWhatIsMissing(source, "mpa:ListIdentitySources");
    assertThat(stage.aws().journal().mutations()).isEmpty();
  }

  private void limitTo(List<String> policies) {
    stage.aws().roles().permissions(Stage.ACCESS_KEY, policies);
  }

  private void saysWhatIsMissing(CustomResource<?, ?> resource, String action) {
    var denied = stage.await(resource, isBecause("AccessDenied"));
    assertThat(Objects.requireNonNull(condition(denied, "Synced")).getMessage())
        .contains("is not authorized to perform: " + action);
  }

  /** By the error, since the status depends on the service. */
  private List<String> refusals() {
    return stage.aws().journal().all().stream()
        .filter(entry -> String.valueOf(entry.errorType()).startsWith("AccessDenied"))
        .map(JournalEntry::operation)
        .toList();
  }
}
