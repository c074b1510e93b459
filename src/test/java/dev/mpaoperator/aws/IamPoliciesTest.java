package dev.mpaoperator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mpaoperator.simulator.iam.Access;
import dev.mpaoperator.simulator.iam.Policy;
import dev.mpaoperator.simulator.iam.Principal;
import dev.mpaoperator.simulator.iam.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** The shipped policies allow what the program calls, each in its place, and nothing else. */
class IamPoliciesTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void theFilesAreCurrent() throws IOException {
    for (Map.Entry<Path, String> file : IamPolicies.files().entrySet()) {
      assertThat(file.getKey()).as("run `make iam`").hasContent(file.getValue());
    }
    try (Stream<Path> json = Files.list(IamPolicies.ROOT.resolve("json"))) {
      assertThat(json).as("no file that nobody writes").isSubsetOf(IamPolicies.files().keySet());
    }
  }

  @Test
  void theyAllowWhatIsCalledAndNothingElse() {
    assertThat(actions().keySet().stream().filter(a -> a.startsWith("mpa:")))
        .containsExactlyInAnyOrderElementsOf(
            AwsOperations.used().keySet().stream().map(o -> "mpa:" + o).toList());
    assertThat(IamPolicies.allowing())
        .allSatisfy(policy -> assertThat(policy.allowed()).noneMatch(a -> a.contains("*")));
  }

  @Test
  void everyActionOfTheServiceIsInOnePolicyAndTagsWhereverSomethingIsCreated() {
    Map<String, List<String>> places = new TreeMap<>(actions());
    assertThat(places.remove("mpa:TagResource")).containsExactly("propose", "identity-source");
    places.keySet().removeIf(action -> !action.startsWith("mpa:"));
    assertThat(places.values()).allSatisfy(policies -> assertThat(policies).hasSize(1));
  }

  @Test
  void thePeoplePolicyAllowsWhatTheDirectoryIsAsked() {
    Set<String> asked = new TreeSet<>(calls(IdentitystoreClient.class, "identitystore:"));
    asked.addAll(calls(SsoAdminClient.class, "sso:"));
    asked.add("kms:Decrypt"); // by Identity Center, where it has a customer's key
    assertThat(
            IamPolicies.allowing().stream()
                .filter(policy -> policy.name().equals("people"))
                .flatMap(IamPolicy::allowed))
        .containsExactlyInAnyOrderElementsOf(asked);
  }

  private static Set<String> calls(Class<?> client, String prefix) {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mpaoperator.aws")
            .stream()
            .flatMap(c -> c.getAccessesFromSelf().stream())
            .filter(access -> access.getTargetOwner().isEquivalentTo(client))
            .map(access -> access.getName())
            .filter(name -> !Set.of("builder", "close").contains(name))
            .map(name -> prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
            .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mpa:StartSession",
        "mpa:StartApprovalTeamBaseline",
        "mpa:PutResourcePolicy",
        "mpa:DeleteResourcePolicy",
        "mpa:SomethingNew",
        "ram:CreateResourceShare",
        "iam:PassRole",
        "sso:CreateAccountAssignment",
        "identitystore:CreateUser",
        "identitystore:CreateGroupMembership",
        "organizations:LeaveOrganization"
      })
  void whateverElseIsAttachedTheOperatorCanDoNoMore(String action) {
    Stream<String> shipped = IamPolicies.all().stream().map(IamPolicy::json);
    String careless =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
        """;
    assertThat(verdict(Stream.concat(shipped, Stream.of(careless)), Access.to(action, "*")))
        .isEqualTo(Verdict.DENIED);
    assertThat(
            verdict(IamPolicies.allowing().stream().map(IamPolicy::json), Access.to(action, "*")))
        .isEqualTo(Verdict.NOT_ALLOWED);
  }

  private static Verdict verdict(Stream<String> documents, Access access) {
    return new Principal(
            "111122223333", "arn", null, Map.of(), documents.map(Policy::parse).toList())
        .verdict(access);
  }

  @Test
  void aTeamOfAnotherClusterIsOutOfReach() {
    String team = "arn:aws:mpa:us-east-1:111122223333:approval-team/pay-1";
    Stream<String> ours =
        IamPolicies.all().stream()
            .map(policy ->
                IamPolicy.written(
                    policy.document(p -> p == IamPolicy.Parameter.CLUSTER ? "ours" : p.usual)));
    List<String> documents = ours.toList();
    for (String action : List.of("UpdateApprovalTeam", "StartActiveApprovalTeamDeletion")) {
      Access access = Access.to("mpa:" + action, team);
      Map<String, String> own = Map.of("mpaoperator.dev/cluster", "ours");
      Map<String, String> others = Map.of("mpaoperator.dev/cluster", "theirs");
      assertThat(verdict(documents.stream(), access.withResourceTags(own)))
          .isEqualTo(Verdict.ALLOWED);
      assertThat(verdict(documents.stream(), access.withResourceTags(others)))
          .isEqualTo(Verdict.NOT_ALLOWED);
      assertThat(verdict(documents.stream(), access)).isEqualTo(Verdict.NOT_ALLOWED);
    }
    Access tag = Access.to("mpa:TagResource", "*");
    assertThat(verdict(documents.stream(), tag.withRequestTags(Map.of("cost", "42"))))
        .isEqualTo(Verdict.ALLOWED);
    assertThat(
            verdict(
                documents.stream(),
                tag.withRequestTags(Map.of("mpaoperator.dev/cluster", "theirs"))))
        .isEqualTo(Verdict.NOT_ALLOWED);
    Access untag = Access.to("mpa:UntagResource", "*");
    assertThat(verdict(documents.stream(), untag.with("aws:TagKeys", List.of("cost"))))
        .isEqualTo(Verdict.ALLOWED);
    assertThat(
            verdict(
                documents.stream(),
                untag.with("aws:TagKeys", List.of("cost", "mpaoperator.dev/uid"))))
        .isEqualTo(Verdict.NOT_ALLOWED);
  }

  @Test
  void theTemplateSaysTheSame() throws IOException {
    JsonNode template =
        new YAMLMapper().readTree(IamPolicies.ROOT.resolve("cloudformation.yaml").toFile());
    Set<String> found =
        template
            .path("Resources")
            .valueStream()
            .filter(r -> r.path("Type").asText().equals("AWS::IAM::ManagedPolicy"))
            .map(r -> usual(r.at("/Properties/PolicyDocument")))
            .map(JsonNode::toString)
            .collect(Collectors.toSet());
    assertThat(found).containsExactlyInAnyOrderElementsOf(shipped());
  }

  private static JsonNode usual(JsonNode document) {
    try {
      return JSON.readTree(
          document
              .toString()
              .replace("{\"Ref\":\"Cluster\"}", "\"*\"")
              .replace("{\"Ref\":\"TargetRoles\"}", "\"arn:aws:iam::*:role/mpa-operator\""));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> shipped() throws IOException {
    Set<String> documents = new TreeSet<>();
    for (IamPolicy policy : IamPolicies.all()) {
      documents.add(JSON.readTree(policy.json()).toString());
    }
    return documents;
  }

  @Test
  void theModuleReplacesWhatIsInTheFiles() throws IOException {
    String module = Files.readString(IamPolicies.ROOT.resolve("terraform/main.tf"));
    for (String policy : List.of("propose", "remove", "identity-source")) {
      String json = Files.readString(IamPolicies.ROOT.resolve("json/" + policy + ".json"));
      assertThat(json).contains("Tag/mpaoperator.dev/cluster\": \"*\"");
      assertThat(json.replace("Tag/mpaoperator.dev/cluster\": \"*\"", ""))
          .as("said in one way only")
          .doesNotContain("dev/cluster");
    }
    assertThat(module).contains("\"Tag/mpaoperator.dev/cluster\\\": \\\"*\\\"\"");
    assertThat(Files.readString(IamPolicies.ROOT.resolve("json/assume.json")))
        .contains("\"arn:aws:iam::*:role/mpa-operator\"");
    assertThat(module).contains("\"\\\"arn:aws:iam::*:role/mpa-operator\\\"\"");
    for (IamPolicy policy : IamPolicies.all()) {
      assertThat(module).contains(policy.name());
    }
  }

  @Test
  void eachFitsIntoAManagedPolicy() {
    // 6,144 characters without white space (IAM User Guide, reference_iam-quotas).
    assertThat(IamPolicies.all())
        .allSatisfy(
            policy -> assertThat(policy.json().replaceAll("\\s", "")).hasSizeLessThan(6144));
    assertThat(IamPolicies.all()).as("attached to one role at most").hasSizeLessThanOrEqualTo(10);
  }

  private static Map<String, List<String>> actions() {
    Map<String, List<String>> actions = new TreeMap<>();
    for (IamPolicy policy : IamPolicies.allowing()) {
      policy
          .allowed()
          .forEach(a -> actions.merge(a, List.of(policy.name()), IamPoliciesTest::both));
    }
    return actions;
  }

  private static List<String> both(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
