package dev.mpaoperator.approvalteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Policy;
import dev.mpaoperator.account.PolicyCatalogues;
import dev.mpaoperator.account.PolicyLists;
import dev.mpaoperator.account.PolicyVersion;
import dev.mpaoperator.api.v1alpha1.PolicyStatus;
import dev.mpaoperator.api.v1alpha1.ResourcePolicyStatus;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.AttachedPolicy;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.failure.CloudFailure.Kind;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever AWS says of policies, the schema of the status takes it. */
class PolicyFactsTest {
  private static final Duration AGE = Duration.ofHours(1);

  private List<PolicyVersion> versions = List.of(new PolicyVersion(1, true, "ATTACHABLE"));
  private List<AttachedPolicy> attached = List.of();
  private Kind trouble;
  private final PolicyReading reading = new PolicyReading.Readings().begin();

  private PolicyLook.Facts facts(String... policyArns) {
    var catalogue = new PolicyCatalogues(new Lists(), Clock.systemUTC()).of(Account.OWN);
    return new PolicyFacts(gateway(), catalogue).of(team(policyArns), AGE, reading);
  }

  @Test
  void whatIsAttachedTellsTheVersionOfADefault() {
    versions =
        List.of(
            new PolicyVersion(1, false, "SOMETHING_NEW"), new PolicyVersion(2, true, "ATTACHABLE"));
    attached =
        List.of(
            new AttachedPolicy("ram", "AWS_RAM", null),
            new AttachedPolicy("p", "AWS_MANAGED", "arn:p/1"));

    var facts = facts("arn:p/$DEFAULT", "arn:q/2");
    assertThat(facts.policies())
        .containsExactly(
            new PolicyStatus("arn:p/$DEFAULT", 1, "SOMETHING_NEW", List.of("of arn:p/1"), 2),
            new PolicyStatus("arn:q/2", 2, "ATTACHABLE", List.of("of arn:q/2"), null));
    assertThat(facts.attached())
        .containsExactly(
            new ResourcePolicyStatus("ram", "AWS_RAM", null, List.of("to ram")),
            new ResourcePolicyStatus("p", "AWS_MANAGED", "arn:p/1", List.of("of arn:p/1")));
    assertThat(facts.complete()).isTrue();
    assertThat(facts.unpermitted()).isNull();
  }

  @Test
  void anOlderDefaultIsNotNewer() {
    assertThat(facts("arn:p/3").policies())
        .containsExactly(new PolicyStatus("arn:p/3", 3, null, List.of("of arn:p/3"), null));
  }

  @Test
  void whatCannotBeReadIsLeftOut() {
    attached = List.of(new AttachedPolicy("p", "AWS_MANAGED", "arn:p/1"));
    trouble = Kind.DENIED;
    assertThat(facts("arn:p/1"))
        .isEqualTo(
            new PolicyLook.Facts(
                List.of(new PolicyStatus("arn:p/1", 1, null, null, null)),
                List.of(),
                "Some",
                true));

    trouble = Kind.UNAVAILABLE;
    assertThat(facts("arn:p/1").complete()).isFalse();
  }

  @Test
  void strangeAnswersAreShownAsTheyCame() {
    attached =
        List.of(
            new AttachedPolicy("", "A_NEW_TYPE", "no ARN"),
            new AttachedPolicy("p", "AWS_MANAGED", "arn:p/$DEFAULT"));

    var facts = facts("no ARN", "", "arn:p/$DEFAULT", "arn:p/x");
    assertThat(facts.policies())
        .extracting(PolicyStatus::arn, PolicyStatus::version)
        .containsExactly(
            tuple("no ARN", null),
            tuple("", null),
            tuple("arn:p/$DEFAULT", null),
            tuple("arn:p/x", null));
    assertThat(facts.attached().getFirst())
        .isEqualTo(new ResourcePolicyStatus("", "A_NEW_TYPE", "no ARN", List.of("to ")));
  }

  /** As {@code CrdFiles} and the records bound them; list maps have each key once. */
  @Test
  void tooMuchIsCut() {
    var longName = "n".repeat(300);
    attached =
        Stream.concat(
                Stream.of(longName, longName + "x").map(n -> new AttachedPolicy(n, "T", null)),
                IntStream.range(0, 150)
                    .mapToObj(i -> new AttachedPolicy("p" + i, "t".repeat(99), "a".repeat(2000))))
            .toList();
    var arns =
        Stream.concat(
                Stream.of("a".repeat(2000), "a".repeat(2001)),
                IntStream.range(0, 15).mapToObj(i -> "arn:p" + i + "/1"))
            .toArray(String[]::new);

    var facts = facts(arns);
    assertThat(facts.policies()).hasSize(10).doesNotHaveDuplicates();
    assertThat(facts.policies()).allMatch(p -> p.arn().length() <= 1224);
    assertThat(facts.attached())
        .hasSize(99)
        .allMatch(p -> p.name().length() <= 256 && p.type().length() <= 64)
        .allMatch(p -> p.policyArn() == null || p.policyArn().length() <= 1224);
    assertThat(facts.attached().stream().map(p -> p.name() + p.type())).doesNotHaveDuplicates();
  }

  private <T> T answer(T value) {
    if (trouble != null) {
      throw new CloudFailure(trouble, "Some", "no", false, null);
    }
    return value;
  }

  private final class Lists implements PolicyLists {
    @Override
    public List<Policy> policies(Account account) {
      throw new AssertionError("of a team that exists nobody asks which other policies there are");
    }

    @Override
    public List<PolicyVersion> versions(Account account, String policyArn) {
      return answer(versions);
    }

    @Override
    public Optional<List<String>> allows(Account account, String versionArn) {
      return answer(Optional.of(List.of("of " + versionArn)));
    }
  }

  private ApprovalTeamGateway gateway() {
    return (ApprovalTeamGateway)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ApprovalTeamGateway.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "attachedPolicies" -> answer(attached);
                  case "allows" ->
                      answer(Optional.of(List.of("to " + ((AttachedPolicy) arguments[1]).name())));
                  default -> throw new AssertionError(method);
                });
  }

  private static TeamSnapshot team(String... policyArns) {
    return new TeamSnapshot(
        new ObservedTeam.Deleting(),
        "arn",
        null,
        null,
        "ACTIVE",
        null,
        null,
        null,
        null,
        null,
        List.of(policyArns),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }
}
