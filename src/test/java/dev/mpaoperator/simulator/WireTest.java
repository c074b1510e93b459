package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.mpa.model.AccessDeniedException;
import software.amazon.awssdk.services.mpa.model.ApprovalTeamRequestApprover;
import software.amazon.awssdk.services.mpa.model.CreateApprovalTeamRequest;
import software.amazon.awssdk.services.mpa.model.PolicyReference;
import software.amazon.awssdk.services.mpa.model.ResourceNotFoundException;
import software.amazon.awssdk.services.mpa.model.ValidationException;

/** What goes over the wire: constraints, accounts, errors, exact spelling. */
class WireTest {
  private static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260302/us-east-1/mpa/aws4_request,"
          + " SignedHeaders=host, Signature=0";

  private static SimulatorFixture given;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    given = new SimulatorFixture();
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    given.close();
  }

  static Stream<Arguments> invalidTeams() {
    return Stream.of(
        invalid("name", given.newTeam("a b")),
        invalid("name", given.newTeam("n".repeat(65))),
        invalid("name", given.newTeam(null)),
        invalid("description", given.newTeam("t").description("")),
        invalid("description", given.newTeam("t").description("d".repeat(257))),
        invalid("approvalStrategy", given.newTeam("t").approvalStrategy(s -> {})),
        invalid(
            "approvalStrategy.mofN.minApprovalsRequired",
            given.newTeam("t").approvalStrategy(SimulatorFixture.atLeast(0))),
        invalid("approvers", given.newTeam("t").approvers(given.approvers())),
        invalid(
            "approvers",
            given
                .newTeam("t")
                .approvers(
                    IntStream.range(0, 21).mapToObj(i -> given.approver("id" + i)).toList())),
        invalid(
            "approvers.1.member.primaryIdentitySourceArn",
            given
                .newTeam("t")
                .approvers(ApprovalTeamRequestApprover.builder().primaryIdentityId("x").build())),
        invalid(
            "policies.1.member.policyArn",
            given
                .newTeam("t")
                .policies(
                    PolicyReference.builder().policyArn("arn:aws:mpa:::aws:policy/a/b").build())),
        invalid("tags.key", given.newTeam("t").tags(Map.of("k".repeat(129), "v"))),
        invalid("clientToken", given.newTeam("t").clientToken("c".repeat(4097))));
  }

  private static Arguments invalid(String member, CreateApprovalTeamRequest.Builder request) {
    return Arguments.of(member, request.build());
  }

  @ParameterizedTest
  @MethodSource("invalidTeams")
  void aRequestAgainstTheModelIsRefusedNamingTheMember(
      String member, CreateApprovalTeamRequest request) {
    assertThatThrownBy(() -> given.mpa.createApprovalTeam(request))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("validation error")
        .hasMessageContaining("at '" + member + "' failed to satisfy constraint: Member must");
  }

  @Test
  void allErrorsAreToldAtOnceAndSecretsAreNotRepeated() {
    var request = given.newTeam("a b").description("secret".repeat(99)).build();
    assertThatThrownBy(() -> given.mpa.createApprovalTeam(request))
        .hasMessageContaining("2 validation errors detected")
        .hasMessageContaining("Value 'a b' at 'name'")
        .hasMessageNotContaining("secretsecret");
  }

  @Test
  void aPolicyThatIsUnknownOrDeprecatedCannotBeAttached() {
    for (String arn :
        new String[] {
          "arn:aws:mpa:::aws:policy/x.amazonaws.com/Nothing/1",
          "arn:aws:mpa:::aws:policy/simulator.mpaoperator.dev/ProtectedOperation/1"
        }) {
      var request =
          given.newTeam("t").policies(PolicyReference.builder().policyArn(arn).build()).build();
      assertThatThrownBy(() -> given.mpa.createApprovalTeam(request))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("cannot be attached");
    }
  }

  @Test
  void theAccessKeySaysWhichAccountCalls() {
    String arn = given.create("mine");
    assertThat(arn).matches("arn:aws:mpa:us-east-1:111122223333:approval-team/mine-[0-9a-f-]{36}");
    try (MpaClient other = given.client("ASIA" + SimulatorFixture.OTHER_ACCOUNT + "X")) {
      assertThat(other.listApprovalTeams(r -> {}).approvalTeams()).isEmpty();
      assertThatThrownBy(() -> other.getApprovalTeam(r -> r.arn(arn)))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> other.getApprovalTeam(r -> r.arn(arn + "nothing")))
          .as("foreign, and does not exist")
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> other.tagResource(r -> r.resourceArn(arn).tags(Map.of("a", "b"))))
          .isInstanceOf(AccessDeniedException.class);

      given.simulator.console().share(arn, SimulatorFixture.OTHER_ACCOUNT);
      assertThat(other.listApprovalTeams(r -> {}).approvalTeams())
          .singleElement()
          .satisfies(row -> assertThat(row.arn()).isEqualTo(arn));
      assertThat(other.getApprovalTeam(r -> r.arn(arn)).name()).isEqualTo("mine");
      assertThatThrownBy(() -> other.updateApprovalTeam(r -> r.arn(arn).description("x")))
          .isInstanceOf(AccessDeniedException.class);
    }
  }

  @Test
  void ownButMissingIsNotFound() {
    assertThatThrownBy(
            () -> given.get("arn:aws:mpa:us-east-1:111122223333:approval-team/nothing-here"))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(404);
              assertThat(e.requestId()).isNotBlank();
            });
  }

  @Test
  void anUnsignedCallIsTurnedAway() throws Exception {
    var response = send("POST", "/approval-teams/?List", null, "");
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .contains("MissingAuthenticationTokenException");
    assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(response.body()).isEqualTo("{\"Message\":\"Missing Authentication Token\"}");
  }

  @Test
  void theServiceIsInOneRegionOnly() throws Exception {
    String elsewhere = AUTHORIZATION.replace("us-east-1", "eu-central-1");
    var response = send("POST", "/approval-teams/?List", elsewhere, "");
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .contains("InvalidSignatureException");
  }

  @Test
  void unknownOperationsAndBrokenBodiesGetCleanErrors() throws Exception {
    String arn = "arn%3Aaws%3Ampa%3Aus-east-1%3A111122223333%3Aapproval-team%2Fx-1";
    var baseline = send("POST", "/approval-teams/" + arn + "/baseline", AUTHORIZATION, "{}");
    assertThat(baseline.statusCode()).isEqualTo(404);
    assertThat(baseline.headers().firstValue("x-amzn-ErrorType"))
        .contains("UnknownOperationException");
    assertThat(send("GET", "/nothing", AUTHORIZATION, "").statusCode()).isEqualTo(404);

    for (String body : new String[] {"{", "[]", "\"x\""}) {
      var broken = send("POST", "/approval-teams", AUTHORIZATION, body);
      assertThat(broken.statusCode()).as(body).isEqualTo(400);
      assertThat(broken.headers().firstValue("x-amzn-ErrorType")).contains("ValidationException");
    }
    assertThat(send("POST", "/approval-teams/?List&MaxResults=21", AUTHORIZATION, "").body())
        .contains("'maxResults' failed to satisfy constraint: Member must have value less than");
    assertThat(send("POST", "/approval-teams/?List&MaxResults=x", AUTHORIZATION, "").statusCode())
        .isEqualTo(400);
  }

  @Test
  void wrongTypesAreErrorsToo() throws Exception {
    String body =
        Map.of(
                "Name", "1",
                "Description", "{}",
                "Approvers", "\"x\"",
                "Policies", "[{\"PolicyArn\":3}]",
                "Tags", "[]",
                "ApprovalStrategy", "{\"MofN\":{\"MinApprovalsRequired\":1.5}}")
            .entrySet()
            .stream()
            .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    var response = send("POST", "/approval-teams", AUTHORIZATION, body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("6 validation errors detected");
  }

  @Test
  void anArnMayAlsoComeWithItsColonsAsTheyAre() throws Exception {
    String arn = given.create("colons");
    var response = send("GET", "/approval-teams/" + arn.replace("/", "%2F"), AUTHORIZATION, "");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("\"Status\":\"PENDING\"", "\"CreationTime\":\"2026-03-02T08:00:00.000Z\"")
        .doesNotContain("null");
  }

  private static HttpResponse<String> send(
      String method, String path, String authorization, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(given.simulator.endpoint() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
