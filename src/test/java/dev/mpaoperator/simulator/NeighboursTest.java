package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpaoperator.simulator.wire.FaultRule;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** The services beside Multi-party approval that one needs to use it. */
class NeighboursTest {
  private static final String STORE = "{\"IdentityStoreId\":\"d-1234567890\"";

  private final SimulatorFixture given = new SimulatorFixture();

  @AfterEach
  void stop() {
    given.close();
  }

  private StsClient sts() {
    return StsClient.builder()
        .endpointOverride(given.simulator.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "x")))
        .httpClientBuilder(ApacheHttpClient.builder())
        .build();
  }

  @Test
  void anAssumedRoleCallsFromItsOwnAccount() {
    try (StsClient sts = sts()) {
      assertThat(sts.getCallerIdentity().account()).isEqualTo(Simulator.DEFAULT_ACCOUNT);
      String role = "arn:aws:iam::444455556666:role/mpa-operator";
      var assumed =
          sts.assumeRole(r -> r.roleArn(role).roleSessionName("demo").externalId("secret-17"));
      assertThat(assumed.assumedRoleUser().arn())
          .isEqualTo("arn:aws:sts::444455556666:assumed-role/mpa-operator/demo");
      given.simulator.console().installIdentitySource(SimulatorFixture.OTHER_ACCOUNT);
      try (var mpa = given.client(assumed.credentials().accessKeyId())) {
        assertThat(
                mpa.listIdentitySources(r -> {}).identitySources().getFirst().identitySourceArn())
            .contains(":444455556666:");
      }
      assertThat(given.simulator.journal().of("sts:AssumeRole"))
          .singleElement()
          .satisfies(entry -> assertThat(entry.resource()).isEqualTo(role));
    }
  }

  @Test
  void aRoleMayBeRefused() {
    given
        .simulator
        .faults()
        .inject(FaultRule.on("sts:AssumeRole").about("secret").failing("AccessDenied", 403));
    try (StsClient sts = sts()) {
      assertThatThrownBy(() ->
              sts.assumeRole(
                  r -> r.roleArn("arn:aws:iam::444455556666:role/secret").roleSessionName("demo")))
          .isInstanceOfSatisfying(
              StsException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(403);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
              });
      assertThatThrownBy(() ->
              sts.assumeRole(r -> r.roleArn("nonsense-of-20-letters").roleSessionName("demo")))
          .isInstanceOf(StsException.class);
    }
  }

  @Test
  void peopleAreFoundByNameAndAddress() throws Exception {
    String alice = given.id("alice");
    assertThat(identityStore("GetUserId", unique("userName", "alice")).body())
        .contains("\"UserId\":\"" + alice + "\"");
    assertThat(identityStore("GetUserId", unique("emails.value", "bob@example.com")).body())
        .contains(given.id("bob"));
    var nobody = identityStore("GetUserId", unique("userName", "zoe"));
    assertThat(nobody.statusCode()).isEqualTo(400);
    assertThat(nobody.body()).contains("\"__type\":\"ResourceNotFoundException\"");
    assertThat(identityStore("GetUserId", unique("shoeSize", "44")).statusCode()).isEqualTo(400);

    String page = identityStore("ListUsers", STORE + ",\"MaxResults\":10}").body();
    assertThat(page).contains("\"UserName\":\"alice\"", "\"NextToken\"").doesNotContain("leo");
    assertThat(
            identityStore(
                    "ListUsers",
                    STORE
                        + ",\"Filters\":[{\"AttributePath\":\"UserName\",\"AttributeValue\":\"leo\"}]}")
                .body())
        .contains("leo@example.com")
        .doesNotContain("alice");
    assertThat(identityStore("DescribeUser", STORE + ",\"UserId\":\"" + alice + "\"}").body())
        .contains("\"DisplayName\":\"Alice\"");
    assertThat(identityStore("CreateUser", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void aDirectoryAnswersForItselfOnly() throws Exception {
    String elsewhere = unique("userName", "alice").replace("d-1234567890", "d-9999999999");
    var noStore = identityStore("GetUserId", elsewhere);
    assertThat(noStore.body()).contains("\"ResourceType\":\"IDENTITY_STORE\"");
    assertThat(identityStore("GetUserId", unique("userName", "zoe")).body())
        .contains("\"ResourceType\":\"USER\"");
    String byAddress = ",\"Filters\":[{\"AttributePath\":\"Emails\",\"AttributeValue\":\"a\"}]}";
    assertThat(identityStore("ListUsers", STORE + byAddress).body())
        .contains("\"__type\":\"ValidationException\"");
  }

  @Test
  void peopleChangeNamesAndAreDisabled() throws Exception {
    String alice = given.id("alice");
    given.simulator.directory().rename("alice", "alice.old");
    String other = given.simulator.directory().add("alice", "a@example.org").id();
    given.simulator.directory().disable("alice.old");
    assertThat(identityStore("GetUserId", unique("userName", "ALICE")).body()).contains(other);
    assertThat(identityStore("DescribeUser", STORE + ",\"UserId\":\"" + alice + "\"}").body())
        .contains("\"UserStatus\":\"DISABLED\"");
    assertThat(identityStore("GetUserId", unique("emails.value", "alice@example.com")).body())
        .contains(alice);
  }

  private static String unique(String path, String value) {
    return """
    {"IdentityStoreId":"d-1234567890","AlternateIdentifier":{"UniqueAttribute":
    {"AttributePath":"%s","AttributeValue":"%s"}}}\
    """
        .formatted(path, value);
  }

  private HttpResponse<String> identityStore(String operation, String body) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(given.simulator.endpoint())
              .header("X-Amz-Target", "AWSIdentityStore." + operation)
              .header(
                  "Authorization",
                  "AWS4-HMAC-SHA256 Credential=AKID/20260302/eu-central-1/identitystore/aws4_request")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
