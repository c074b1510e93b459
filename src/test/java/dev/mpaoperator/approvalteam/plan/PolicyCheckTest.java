package dev.mpaoperator.approvalteam.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalteam.plan.PolicyCheck.Offer;
import dev.mpaoperator.approvalteam.plan.PolicyCheck.Trouble;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class PolicyCheckTest {
  private static final Map<String, List<Offer>> OFFERED =
      Map.of(
          "arn:p/vault",
          List.of(
              new Offer(3, true, "ATTACHABLE"),
              new Offer(2, false, null),
              new Offer(1, false, "DEPRECATED")),
          "arn:p/old",
          List.of(new Offer(1, true, "DEPRECATED")),
          "arn:p/odd",
          List.of(new Offer(1, false, "RETIRING")));

  private static final List<Trouble> SOME =
      List.of(new Trouble.Unknown(QualifiedPolicy.of("arn:p/none/1")));

  static final List<Action> ACTIONS = World.actions();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arn:p/vault/3           | ",
        "arn:p/vault/$DEFAULT    | ",
        "arn:p/vault/2           | ",
        "arn:p/vault/1           | DeprecatedVersion [2, 3]",
        "arn:p/vault/4           | NoSuchVersion [2, 3]",
        "arn:p/vault/03          | NoSuchVersion [2, 3]",
        "arn:p/vault/0           | NoSuchVersion [2, 3]",
        "arn:p/vault/99999999999 | NoSuchVersion [2, 3]",
        "arn:p/vault/$Default    | NoSuchVersion [2, 3]",
        "arn:p/old/$DEFAULT      | DeprecatedVersion []",
        "arn:p/odd/1             | ",
        "arn:p/odd/$DEFAULT      | ",
        "arn:p/Vault/1           | Unknown",
        "arn:p/vault             | Unknown",
        "vault                   | Unknown",
      })
  void saysWhatCannotBeUsed(String arn, String trouble) {
    assertThat(PolicyCheck.troubles(List.of(QualifiedPolicy.of(arn)), OFFERED))
        .extracting(PolicyCheckTest::words)
        .isEqualTo(trouble == null ? List.of() : List.of(trouble));
  }

  private static String words(Trouble trouble) {
    return switch (trouble) {
      case Trouble.Unknown _ -> "Unknown";
      case Trouble.NoSuchVersion(_, var versions) -> "NoSuchVersion " + versions;
      case Trouble.DeprecatedVersion(_, var versions) -> "DeprecatedVersion " + versions;
    };
  }

  @Test
  void everyPolicyIsToldInTheOrderOfTheSpec() {
    var wished =
        Stream.of("arn:p/none/1", "arn:p/vault/3", "arn:p/old/1").map(QualifiedPolicy::of).toList();

    assertThat(PolicyCheck.troubles(wished, OFFERED))
        .containsExactly(
            new Trouble.Unknown(wished.get(0)),
            new Trouble.DeprecatedVersion(wished.get(2), List.of()));
  }

  /** Nothing else is held back: what exists in AWS has its policies. */
  @ParameterizedTest
  @FieldSource("ACTIONS")
  void holdsBackCreationsOnly(Action action) {
    var decision = Decision.act(action, Reason.CREATING);

    assertThat(PolicyCheck.restrain(decision, List.of())).isEqualTo(decision);
    assertThat(PolicyCheck.restrain(decision, SOME))
        .isEqualTo(
            action instanceof Action.Create
                ? Decision.defer(action, Reason.POLICY_NOT_USABLE)
                : decision);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:p/vault/3, arn:p/vault, 3, 3",
    "arn:p/vault/$DEFAULT, arn:p/vault, $DEFAULT,",
    "arn:p/vault/1000000000, arn:p/vault, 1000000000,",
    "vault, vault, '',",
  })
  void takesArnsApart(String arn, String policyArn, String version, Integer number) {
    var policy = QualifiedPolicy.of(arn);

    assertThat(policy).isEqualTo(new QualifiedPolicy(policyArn, version));
    assertThat(policy.number()).isEqualTo(number);
    assertThat(policy.arn()).isEqualTo(arn);
  }
}
