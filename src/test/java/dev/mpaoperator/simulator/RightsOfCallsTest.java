package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.mpa.model.AccessDeniedException;

/** Which rights calls take, on what, and with which condition keys. */
class RightsOfCallsTest {
  private static final String KEY = "AKIALIMITED";
  private static final String USER = "arn:aws:iam::111122223333:user/" + KEY;

  private final SimulatorFixture given = new SimulatorFixture();
  private final MpaClient limited = given.client(KEY);

  @AfterEach
  void stop() {
    limited.close();
    given.close();
  }

  private void allow(String... statements) {
    given
        .simulator
        .roles()
        .permissions(
            KEY,
            List.of(
                "{\"Version\": \"2012-10-17\", \"Statement\": ["
                    + String.join(",", statements).replace('\'', '"')
                    + "]}"));
  }

  private static String statement(String actions, String resource, String conditions) {
    return "{'Effect': 'Allow', 'Action': [%s], 'Resource': '%s', 'Condition': {%s}}"
        .formatted(actions, resource, conditions);
  }

  private static void refused(ThrowingCallable call, String action, String resource) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AccessDeniedException.class,
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo(
                        "User: %s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
                            .formatted(USER, action, resource, action)));
  }

  @Test
  void aCallIsRefusedInTheWordsOfAwsAndChangesNothing() {
    String arn = given.active("a");
    allow(statement("'mpa:Get*'", "*", ""));
    assertThat(limited.getApprovalTeam(r -> r.arn(arn)).name()).isEqualTo("a");
    refused(
        () -> limited.updateApprovalTeam(r -> r.arn(arn).description("x")),
        "mpa:UpdateApprovalTeam",
        arn);
    assertThat(given.status(arn)).isEqualTo("ACTIVE");
    refused(() -> limited.listApprovalTeams(r -> {}), "mpa:ListApprovalTeams", "*");
    assertThat(given.simulator.journal().of("ListApprovalTeams"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.errorType()).isEqualTo("AccessDeniedException"));
  }

  @Test
  void aDenialSaysThatItIsOne() {
    allow(
        statement("'*'", "*", ""),
        "{'Effect': 'Deny', 'Action': 'mpa:ListApprovalTeams', 'Resource': '*'}");
    assertThatThrownBy(() -> limited.listApprovalTeams(r -> {}))
        .hasMessageContaining(
            "is not authorized to perform: mpa:ListApprovalTeams on resource: * with an explicit"
                + " deny in an identity-based policy");
  }

  @Test
  void theTagsOfTheTeamCountAndForASessionThoseOfItsTeam() {
    String arn = given.active("a");
    given.mpa.updateApprovalTeam(r -> r.arn(arn).description("Other"));
    given.pass(SimulatorFixture.VALIDATION);
    String session = given.simulator.teams().sessions(arn).getFirst().sessionArn();
    allow(
        statement(
            "'mpa:CancelSession', 'mpa:StartActiveApprovalTeamDeletion'",
            "*",
            "'StringEquals': {'aws:ResourceTag/owner': 'me'}"));
    refused(() -> limited.cancelSession(r -> r.sessionArn(session)), "mpa:CancelSession", session);
    refused(
        () -> limited.startActiveApprovalTeamDeletion(r -> r.arn(arn)),
        "mpa:StartActiveApprovalTeamDeletion",
        arn);
    given.mpa.tagResource(r -> r.resourceArn(arn).tags(Map.of("owner", "me")));
    limited.cancelSession(r -> r.sessionArn(session));
    limited.startActiveApprovalTeamDeletion(r -> r.arn(arn));
  }

  @Test
  void aSessionIsKnownByWhatItIsAbout() {
    String arn = given.voting("a");
    String session = given.simulator.teams().sessions(arn).getFirst().sessionArn();
    String own = "'StringEquals': {'mpa:RequestedOperation': '%s'}";
    allow(statement("'mpa:CancelSession'", "*", own.formatted("backup:DisassociateBackupVault")));
    refused(() -> limited.cancelSession(r -> r.sessionArn(session)), "mpa:CancelSession", session);
    allow(statement("'mpa:CancelSession'", "*", own.formatted("mpa:UpdateApprovalTeam")));
    limited.cancelSession(r -> r.sessionArn(session));
  }

  @Test
  void tagsAtCreationTakeTheRightToTag() {
    var tagged = given.newTeam("a").tags(Map.of("owner", "me")).build();
    allow(statement("'mpa:CreateApprovalTeam'", "*", ""));
    refused(() -> limited.createApprovalTeam(tagged), "mpa:TagResource", "*");
    limited.createApprovalTeam(given.newTeam("b").build());
    String own =
        "'StringEquals': {'aws:RequestTag/owner': 'me'}, 'ForAllValues:StringEquals': {'aws:TagKeys': ['owner']}";
    allow(statement("'mpa:CreateApprovalTeam', 'mpa:TagResource'", "*", own));
    refused(
        () ->
            limited.createApprovalTeam(
                given.newTeam("c").tags(Map.of("owner", "me", "more", "x")).build()),
        "mpa:CreateApprovalTeam",
        "arn:aws:mpa:us-east-1:111122223333:approval-team/*");
    limited.createApprovalTeam(tagged);
    assertThat(given.simulator.teams().all()).hasSize(2);
  }

  @Test
  void anIdentitySourceTakesRightsInIdentityCenter() {
    given.mpa.deleteIdentitySource(r -> r.identitySourceArn(given.source));
    given.pass(SimulatorFixture.VALIDATION);
    String instance = "arn:aws:sso:::instance/ssoins-1234567890abcdef";
    Runnable create =
        () ->
            limited.createIdentitySource(r ->
                r.identitySourceParameters(
                    p -> p.iamIdentityCenter(c -> c.instanceArn(instance).region("eu-central-1"))));
    allow(statement("'mpa:*'", "*", ""));
    refused(create::run, "sso:ListInstances", "*");
    allow(
        statement("'mpa:*', 'sso:*Instance*', 'sso:CreateApplication'", "*", ""),
        statement(
            "'sso:DescribeApplication', 'sso:Put*'",
            "*",
            "'StringEquals': {'aws:CalledViaLast': 'mpa.amazonaws.com'}"));
    create.run();
    given.pass(SimulatorFixture.VALIDATION);
    assertThatThrownBy(() -> limited.deleteIdentitySource(r -> r.identitySourceArn(given.source)))
        .hasMessageContaining("sso:DeleteApplication");
  }

  @Test
  void theDirectoryIsGuardedToo() throws Exception {
    String body = "{\"IdentityStoreId\":\"d-1234567890\",\"UserId\":\"" + given.id("alice") + "\"}";
    allow(statement("'mpa:*'", "*", ""));
    var refused = describe(given.simulator.endpoint(), body);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains(
            "AccessDeniedException",
            "identitystore:DescribeUser on resource: arn:aws:identitystore::111122223333:identitystore/d-1234567890");
    allow(statement("'identitystore:DescribeUser'", "arn:aws:identitystore::*", ""));
    assertThat(describe(given.simulator.endpoint(), body).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> describe(URI endpoint, String body) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(endpoint)
              .header("X-Amz-Target", "AWSIdentityStore.DescribeUser")
              .header(
                  "Authorization",
                  "AWS4-HMAC-SHA256 Credential="
                      + KEY
                      + "/20260302/eu-central-1/identitystore/aws4_request")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void aSessionOfARoleCountsByItsTags() {
    String role = "arn:aws:iam::111122223333:role/tenant";
    given
        .simulator
        .roles()
        .define(role)
        .permissions(
            List.of(
                """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "mpa:GetApprovalTeam",
                "Resource": "*", "Condition":
                {"StringEquals": {"aws:ResourceTag/tenant": "${aws:PrincipalTag/tenant}"}}}}
                """));
    String own = given.create("own");
    String others = given.create("others");
    given.mpa.tagResource(r -> r.resourceArn(own).tags(Map.of("tenant", "a")));
    given.mpa.tagResource(r -> r.resourceArn(others).tags(Map.of("tenant", "b")));
    var session =
        given
            .simulator
            .roles()
            .issue(
                role,
                "111122223333",
                "demo",
                null,
                Map.of("tenant", "a"),
                Duration.ofHours(1),
                Instant.now(),
                null);
    try (MpaClient tenant = given.client(session.accessKey())) {
      assertThat(tenant.getApprovalTeam(r -> r.arn(own)).name()).isEqualTo("own");
      assertThatThrownBy(() -> tenant.getApprovalTeam(r -> r.arn(others)))
          .hasMessageContaining("arn:aws:sts::111122223333:assumed-role/tenant/demo");
    }
  }
}
