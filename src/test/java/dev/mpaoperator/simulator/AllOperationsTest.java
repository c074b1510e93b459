package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.simulator.world.PolicyCatalogue;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.mpa.model.ApprovalTeamStatus;
import software.amazon.awssdk.services.mpa.model.FilterField;
import software.amazon.awssdk.services.mpa.model.IdentitySourceStatus;
import software.amazon.awssdk.services.mpa.model.MpaRequest;
import software.amazon.awssdk.services.mpa.model.Operator;
import software.amazon.awssdk.services.mpa.model.PolicyType;
import software.amazon.awssdk.services.mpa.model.SessionStatus;

/** The real client of AWS finds every operation where it expects it. */
class AllOperationsTest {
  @Test
  void everyOperationOfTheClientIsAnswered() {
    try (SimulatorFixture given = new SimulatorFixture()) {
      identitySource(given);
      String arn = team(given);
      policies(given, arn);
      tags(given, arn);
      end(given, arn);

      assertThat(given.simulator.journal().counts().keySet())
          .as("operations that were called")
          .containsExactlyElementsOf(operationsOfTheClient());
      assertThat(given.simulator.journal().all()).allMatch(entry -> entry.status() == 200);
    }
  }

  private static Set<String> operationsOfTheClient() {
    return Arrays.stream(MpaClient.class.getMethods())
        .filter(m -> m.getParameterCount() == 1)
        .filter(m -> MpaRequest.class.isAssignableFrom(m.getParameterTypes()[0]))
        .map(Method::getName)
        .filter(name -> !name.endsWith("Paginator"))
        .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void identitySource(SimulatorFixture given) {
    try (MpaClient other = given.client("AKID" + SimulatorFixture.OTHER_ACCOUNT)) {
      String arn =
          other
              .createIdentitySource(r ->
                  r.identitySourceParameters(p ->
                      p.iamIdentityCenter(c ->
                          c.instanceArn("arn:aws:sso:::instance/ssoins-1234567890abcdef")
                              .region("eu-central-1"))))
              .identitySourceArn();
      assertThat(arn)
          .isEqualTo("arn:aws:mpa:us-east-1:444455556666:identity-source/IamIdentityCenter");
      assertThat(other.getIdentitySource(r -> r.identitySourceArn(arn)).status())
          .isEqualTo(IdentitySourceStatus.CREATING);
      given.pass(SimulatorFixture.VALIDATION);
      assertThat(other.listIdentitySources(r -> r.maxResults(5)).identitySources())
          .singleElement()
          .satisfies(s -> {
            assertThat(s.status()).isEqualTo(IdentitySourceStatus.ACTIVE);
            assertThat(s.identitySourceParameters().iamIdentityCenter().approvalPortalUrl())
                .startsWith("https://");
            assertThat(s.identitySourceParameters().iamIdentityCenter().region())
                .isEqualTo("eu-central-1");
          });
      other.deleteIdentitySource(r -> r.identitySourceArn(arn));
      assertThat(other.getIdentitySource(r -> r.identitySourceArn(arn)).status())
          .isEqualTo(IdentitySourceStatus.DELETING);
      given.pass(SimulatorFixture.VALIDATION);
      assertThat(other.listIdentitySources(r -> {}).identitySources()).isEmpty();
    }
  }

  private static String team(SimulatorFixture given) {
    String arn = given.voting("vault-team");
    var team = given.get(arn);
    assertThat(team.status()).isEqualTo(ApprovalTeamStatus.ACTIVE);
    assertThat(team.creationTime()).isEqualTo(SimulatorFixture.START.plusSeconds(10));
    assertThat(team.pendingUpdate().description()).isEqualTo("Other");
    assertThat(given.mpa.listApprovalTeams(r -> {}).approvalTeams())
        .singleElement()
        .satisfies(row -> assertThat(row.arn()).isEqualTo(arn));
    assertThat(
            given
                .mpa
                .listSessions(r ->
                    r.approvalTeamArn(arn)
                        .filters(
                            SimulatorFixture.filter(
                                FilterField.SESSION_STATUS, Operator.EQ, "PENDING")))
                .sessions())
        .singleElement()
        .satisfies(row -> assertThat(row.sessionArn()).isEqualTo(team.updateSessionArn()));
    given.mpa.cancelSession(r -> r.sessionArn(team.updateSessionArn()));
    assertThat(given.mpa.getSession(r -> r.sessionArn(team.updateSessionArn())).status())
        .isEqualTo(SessionStatus.CANCELLED);
    return arn;
  }

  private static void policies(SimulatorFixture given, String arn) {
    assertThat(given.mpa.listPolicies(r -> {}).policies())
        .extracting(p -> p.arn())
        .contains(PolicyCatalogue.BACKUP);
    assertThat(
            given
                .mpa
                .listPolicyVersions(r -> r.policyArn(PolicyCatalogue.MADE_UP))
                .policyVersions())
        .hasSize(2);
    assertThat(
            given
                .mpa
                .getPolicyVersion(r -> r.policyVersionArn(PolicyCatalogue.MADE_UP + "/$DEFAULT"))
                .policyVersion()
                .versionId())
        .isEqualTo(2);
    var attached = given.mpa.listResourcePolicies(r -> r.resourceArn(arn)).resourcePolicies();
    assertThat(attached)
        .singleElement()
        .satisfies(p -> assertThat(p.policyArn()).isEqualTo(PolicyCatalogue.BACKUP + "/1"));
    assertThat(
            given
                .mpa
                .getResourcePolicy(r ->
                    r.resourceArn(arn)
                        .policyName(attached.getFirst().policyName())
                        .policyType(PolicyType.AWS_MANAGED))
                .policyDocument())
        .contains("mpa:StartSession");
  }

  private static void tags(SimulatorFixture given, String arn) {
    given.mpa.tagResource(r -> r.resourceArn(arn).tags(Map.of("a", "1", "b", "2")));
    given.mpa.untagResource(r -> r.resourceArn(arn).tagKeys("a"));
    assertThat(given.mpa.listTagsForResource(r -> r.resourceArn(arn)).tags())
        .isEqualTo(Map.of("b", "2"));
  }

  private static void end(SimulatorFixture given, String arn) {
    var started = given.mpa.startActiveApprovalTeamDeletion(r -> r.arn(arn));
    assertThat(started.deletionStartTime()).isEqualTo(given.simulator.clock().instant());
    assertThat(started.deletionCompletionTime()).isNull();
    given.simulator.people().approveAll(arn);
    String inactive = given.inactive("declined");
    String version = given.get(inactive).versionId();
    given.mpa.deleteInactiveApprovalTeamVersion(r -> r.arn(inactive).versionId(version));
    assertThat(given.mpa.listApprovalTeams(r -> {}).approvalTeams()).isEmpty();
  }
}
