package dev.mpaoperator.simulator.iam;

import static dev.mpaoperator.simulator.iam.Verdict.ALLOWED;
import static dev.mpaoperator.simulator.iam.Verdict.DENIED;
import static dev.mpaoperator.simulator.iam.Verdict.NOT_ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What policies say, case by case (IAM User Guide, reference_policies). */
class PolicyTest {
  private static final String TEAM = "arn:aws:mpa:us-east-1:111122223333:approval-team/pay-1";
  private static final Access UPDATE = Access.to("mpa:UpdateApprovalTeam", TEAM);

  private static Verdict of(Access access, String... statements) {
    return of(access, Map.of(), statements);
  }

  private static Verdict of(Access access, Map<String, String> tags, String... statements) {
    Policy policy =
        Policy.parse(
            "{\"Version\": \"2012-10-17\", \"Statement\": ["
                + String.join(",", statements).replace('\'', '"')
                + "]}");
    return new Principal(
            "111122223333", "arn:aws:iam::111122223333:user/x", null, tags, List.of(policy))
        .verdict(access);
  }

  private static String allow(String condition) {
    return "{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {" + condition + "}}";
  }

  @Test
  void withoutPoliciesNothingIsLimitedAndWithNoneOfThemEverythingIs() {
    String arn = "arn:aws:iam::111122223333:user/x";
    assertThat(new Principal("111122223333", arn, null, Map.of(), null).verdict(UPDATE))
        .isEqualTo(ALLOWED);
    assertThat(new Principal("111122223333", arn, null, Map.of(), List.of()).verdict(UPDATE))
        .isEqualTo(NOT_ALLOWED);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'Action': 'mpa:UpdateApprovalTeam', true",
        "'Action': ['x:y'; 'MPA:updateapprovalteam'], true",
        "'Action': 'mpa:*', true",
        "'Action': 'mpa:Update?pprovalTeam', true",
        "'Action': 'mpa:Update', false",
        "'NotAction': 'mpa:*', false",
        "'NotAction': 'sso:*', true"
      })
  void actionsFit(String action, boolean fits) {
    String statement =
        "{'Effect': 'Allow', %s, 'Resource': '*'}".formatted(action.replace(';', ','));
    assertThat(of(UPDATE, statement)).isEqualTo(fits ? ALLOWED : NOT_ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "arn:aws:mpa:us-east-1:111122223333:approval-team/pay-*, true",
    "arn:*:mpa:*:*:approval-team/*, true",
    "arn:aws:mpa:*:${aws:PrincipalAccount}:approval-team/*, true",
    "arn:aws:mpa:us-east-1:444455556666:approval-team/*, false",
    "arn:aws:mpa:us-east-1:111122223333:approval-team/PAY-*, false",
    "arn:aws:mpa:us-east-1:111122223333:session/*, false",
    "${aws:PrincipalTag/none}*, false"
  })
  void resourcesFit(String resource, boolean fits) {
    assertThat(of(UPDATE, "{'Effect': 'Allow', 'Action': '*', 'Resource': '" + resource + "'}"))
        .isEqualTo(fits ? ALLOWED : NOT_ALLOWED);
  }

  @Test
  void aDenialWinsWhateverTheOrder() {
    String allow = "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}";
    String deny = "{'Effect': 'Deny', 'Action': 'mpa:Update*', 'Resource': '*'}";
    assertThat(of(UPDATE, allow, deny)).isEqualTo(DENIED);
    assertThat(of(UPDATE, deny, allow)).isEqualTo(DENIED);
    assertThat(of(Access.to("mpa:GetApprovalTeam", TEAM), deny, allow)).isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // present with the value "a", and absent
        "'StringEquals': {'aws:ResourceTag/k': 'a'} | true | false",
        "'StringEquals': {'aws:ResourceTag/K': ['b', 'a']} | true | false",
        "'StringEquals': {'aws:ResourceTag/k': '*'} | false | false",
        "'StringLike': {'aws:ResourceTag/k': '*'} | true | false",
        "'StringNotEquals': {'aws:ResourceTag/k': 'a'} | false | true",
        "'StringNotEquals': {'aws:ResourceTag/k': ['b', 'c']} | true | true",
        "'StringNotLike': {'aws:ResourceTag/k': 'a*'} | false | true",
        "'StringEqualsIfExists': {'aws:ResourceTag/k': 'b'} | false | true",
        "'StringEqualsIgnoreCase': {'aws:ResourceTag/k': 'A'} | true | false",
        "'Null': {'aws:ResourceTag/k': 'true'} | false | true",
        "'Null': {'aws:ResourceTag/k': 'false'} | true | false",
        "'StringEquals': {'aws:ResourceTag/k': '${aws:PrincipalTag/team}'} | true | false",
        "'StringEquals': {'aws:ResourceTag/k': '${aws:PrincipalTag/none}'} | false | false",
        "'StringEquals': {'aws:ResourceTag/k': 'a', 'aws:ResourceTag/z': 'a'} | false | false"
      })
  void conditionsHold(String condition, boolean present, boolean absent) {
    Map<String, String> tags = Map.of("team", "a");
    assertThat(of(UPDATE.withResourceTags(Map.of("k", "a")), tags, allow(condition)))
        .isEqualTo(present ? ALLOWED : NOT_ALLOWED);
    assertThat(of(UPDATE, tags, allow(condition))).isEqualTo(absent ? ALLOWED : NOT_ALLOWED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // the tag keys own/a and b, only own/a, none
        "'ForAllValues:StringLike': {'aws:TagKeys': 'own/*'} | false | true | true",
        "'ForAllValues:StringNotLike': {'aws:TagKeys': 'own/*'} | false | false | true",
        "'ForAnyValue:StringLike': {'aws:TagKeys': 'own/*'} | true | true | false",
        "'ForAnyValue:StringEquals': {'aws:TagKeys': ['b', 'c']} | true | false | false"
      })
  void manyValuesAreReadAsIsSaid(String condition, boolean both, boolean own, boolean none) {
    assertThat(of(UPDATE.with("aws:TagKeys", List.of("own/a", "b")), allow(condition)))
        .isEqualTo(both ? ALLOWED : NOT_ALLOWED);
    assertThat(of(UPDATE.with("aws:TagKeys", List.of("own/a")), allow(condition)))
        .isEqualTo(own ? ALLOWED : NOT_ALLOWED);
    assertThat(of(UPDATE, allow(condition))).isEqualTo(none ? ALLOWED : NOT_ALLOWED);
  }

  @Test
  void theValueOfAVariableIsNoPattern() {
    assertThat(
            of(
                UPDATE.withResourceTags(Map.of("k", "anything")),
                Map.of("team", "*"),
                allow("'StringLike': {'aws:ResourceTag/k': '${aws:PrincipalTag/team}'}")))
        .isEqualTo(NOT_ALLOWED);
  }

  @Test
  void theOldVersionKnowsNoVariables() {
    Policy old =
        Policy.parse(
            """
            {"Statement": {"Effect": "Allow", "Action": "*",
            "Resource": "arn:aws:mpa:*:${aws:PrincipalAccount}:*"}}
            """);
    assertThat(new Principal("111122223333", "arn", null, Map.of(), List.of(old)).verdict(UPDATE))
        .isEqualTo(NOT_ALLOWED);
  }

  @Test
  void whatIsNotUnderstoodIsAnError() {
    assertThatThrownBy(() -> of(UPDATE, allow("'NumericLessThan': {'a:b': '1'}")))
        .hasMessageContaining("NumericLessThan");
    assertThatThrownBy(() -> of(UPDATE, "{'Effect': 'allow', 'Action': '*'}"))
        .hasMessageContaining("Effect");
    assertThatThrownBy(() -> of(UPDATE, "{'Effect': 'Allow', 'Actions': '*'}"))
        .hasMessageContaining("Actions");
    assertThatThrownBy(() -> Policy.parse("{")).isInstanceOf(IllegalArgumentException.class);
  }
}
