package dev.mpaoperator.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.api.v1alpha1.IdentitySourceStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a team of namespace {@code payments} may use an identity source. */
class PermissionTest {
  private static final Map<String, String> LABELS = Map.of("tier", "gold", "empty", "");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{from: All}",
        "{names: [billing, payments]}",
        "{selector: {matchLabels: {tier: gold}}}",
        "{selector: {matchLabels: {tier: gold, empty: ''}}}",
        "{selector: {matchExpressions: [{key: tier, operator: In, values: [silver, gold]}]}}",
        "{selector: {matchExpressions: [{key: tier, operator: NotIn, values: [silver]}]}}",
        "{selector: {matchExpressions: [{key: other, operator: NotIn, values: [gold]}]}}",
        "{selector: {matchExpressions: [{key: empty, operator: Exists}]}}",
        "{selector: {matchExpressions: [{key: other, operator: DoesNotExist}]}}",
        "{names: [other]}, {from: All}",
      })
  void letsIn(String entries) {
    assertThat(check(entries, "{}")).isInstanceOf(Access.Granted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{names: []}",
        "{names: [payments-staging, Payments]}",
        "{selector: {}}",
        "{selector: {matchLabels: {}, matchExpressions: []}}",
        "{selector: {matchLabels: {tier: silver}}}",
        "{selector: {matchLabels: {tier: gold, other: x}}}",
        "{selector: {matchLabels: {tier: gold}, matchExpressions: [{key: other, operator: Exists}]}}",
        "{selector: {matchExpressions: [{key: other, operator: In, values: [gold]}]}}",
        "{selector: {matchExpressions: [{key: tier, operator: NotIn, values: [gold]}]}}",
        "{selector: {matchExpressions: [{key: tier, operator: DoesNotExist}]}}",
        "{selector: {matchExpressions: [{key: tier, operator: OfANewerVersion}]}}",
        "{from: OfANewerVersion}",
        "{limits: {minApprovers: 3}}",
      })
  void keepsOut(String entries) {
    assertThat(check(entries, "{}")).isInstanceOf(Access.NotAllowed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {from: All}                                              | true
          {from: All, limits: {}}                                  | true
          {from: All, limits: {deletion: Allowed}}                 | true
          {from: All, limits: {deletion: Forbidden}}               | false
          {from: All, limits: {deletion: OfANewerVersion}}         | false
          {from: All, limits: {deletion: Forbidden}}, {from: All}  | true
          {from: All, limits: {deletion: Forbidden, minApprovers: 4}}, {from: All, limits: {minApprovers: 5}} | false
          {from: All, limits: {deletion: Forbidden}}, {from: All, limits: {minApprovers: 9}} | false
          """)
  void allowsDeletion(String entries, boolean allowed) {
    assertThat(((Access.Granted) check(entries, "{}")).deletes()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minApprovers: 3                     |
          minApprovers: 4                     | at least 4 `approvers`
          minApprovalsRequired: 2             |
          minApprovalsRequired: 3             | at least 3
          policies: [arn:aws:mpa:::aws:policy/a/b/1]        |
          policies: [arn:aws:mpa:::aws:policy/a/b]          |
          policies: [arn:aws:mpa:::aws:policy/a/b/2]        | do without policy arn:aws:mpa:::aws:policy/a/b/1
          policies: [arn:aws:mpa:::aws:policy/a]            | do without policy arn:aws:mpa:::aws:policy/a/b/1
          """)
  void setsLimits(String limits, String says) {
    var limit = ((Access.Granted) check("{from: All, limits: {" + limits + "}}", "{}")).limit();
    if (says == null) {
      assertThat(limit).isNull();
    } else {
      assertThat(limit).contains(says, "'payments'", "'company'");
    }
  }

  @Test
  void aTeamInAnotherAccountIsHeld() {
    var book = new AccessBook(new DirectAccess("111122223333", null, Set.of()), true);
    var source = source("{from: All}");
    source.setStatus(
        Serialization.unmarshal("accountId: '111122223333'", IdentitySourceStatus.class));
    book.read(_ -> Optional.of(source), _ -> LABELS);

    var here = team("{arn: 'arn:aws:mpa:us-east-1:111122223333:approval-team/a'}");
    var there = team("{arn: 'arn:aws:mpa:us-east-1:444455556666:approval-team/a'}");
    assertThat(book.of(here)).isInstanceOf(Access.Granted.class);
    assertThat(book.of(there)).isInstanceOf(Access.OtherAccount.class);
    assertThat(book.account(there)).isEmpty();
  }

  private static Access check(String entries, String status) {
    return Permission.check(source(entries), team(status), LABELS);
  }

  private static IdentitySource source(String entries) {
    return Serialization.unmarshal(
        """
        apiVersion: mpaoperator.dev/v1alpha1
        kind: IdentitySource
        metadata: {name: company}
        spec: {allowedNamespaces: [%s]}
        """
            .formatted(entries),
        IdentitySource.class);
  }

  private static ApprovalTeam team(String status) {
    return Serialization.unmarshal(
        """
        apiVersion: mpaoperator.dev/v1alpha1
        kind: ApprovalTeam
        metadata: {name: vault, namespace: payments}
        spec:
          identitySourceRef: {name: company}
          approvalStrategy: {mofN: {minApprovalsRequired: 2}}
          approvers: [{name: a, identityId: a}, {name: b, identityId: b}, {name: c, identityId: c}]
          policies: [{arn: 'arn:aws:mpa:::aws:policy/a/b/1'}]
        status: %s
        """
            .formatted(status),
        ApprovalTeam.class);
  }
}
