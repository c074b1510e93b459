package dev.mpaoperator.aws;

import static dev.mpaoperator.aws.IamPolicy.Parameter.CLUSTER;
import static dev.mpaoperator.aws.IamPolicy.Parameter.TARGET_ROLES;

import dev.mpaoperator.aws.IamPolicy.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The identity policies that come with the operator: what each part of it needs, and nothing more.
 * {@code make iam} writes them into {@code config/iam}; a test fails when a file is stale.
 */
public final class IamPolicies {
  /** Where the generated files are. */
  static final Path ROOT = Path.of("config/iam");

  private static final String TEAMS = "arn:aws:mpa:us-east-1:*:approval-team/*";
  private static final String SOURCES = "arn:aws:mpa:us-east-1:*:identity-source/*";
  private static final String SESSIONS = "arn:aws:mpa:us-east-1:*:session/*";
  private static final String INSTANCES = "arn:aws:sso:::instance/*";

  private static final String OWNER = "mpaoperator.dev/";

  private IamPolicies() {}

  /** Writes the files. */
  public static void main(String[] args) throws IOException {
    for (Map.Entry<Path, String> file : files().entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Files.writeString(file.getKey(), file.getValue());
    }
  }

  /** Every generated file. */
  static Map<Path, String> files() {
    Map<Path, String> files = new TreeMap<>();
    all().forEach(p -> files.put(ROOT.resolve("json/" + p.name() + ".json"), p.json()));
    files.put(ROOT.resolve("cloudformation.yaml"), IamTemplate.text());
    return files;
  }

  /** Those that allow something, and the one that denies all else. */
  static List<IamPolicy> all() {
    List<IamPolicy> all = new ArrayList<>(allowing());
    all.add(denyingAllElse());
    return all;
  }

  /** Those that allow something. */
  static List<IamPolicy> allowing() {
    return List.of(observe(), propose(), remove(), identitySource(), people(), assume());
  }

  private static IamPolicy observe() {
    return new IamPolicy(
        "observe",
        "Looks at teams, approval sessions, policies and identity sources",
        List.of(
            Statement.allow("Look", used(o -> o.startsWith("Get") || o.startsWith("List")), "*")));
  }

  private static IamPolicy propose() {
    return new IamPolicy(
        "propose",
        "Creates teams, asks them to approve changes, and sets tags",
        List.of(
            ownAtCreation(Statement.allow("Create", List.of("mpa:CreateApprovalTeam"), TEAMS)),
            own(Statement.allow("Update", List.of("mpa:UpdateApprovalTeam"), TEAMS)),
            tag(),
            Statement.allow("Untag", List.of("mpa:UntagResource"), "*")
                .when("ForAllValues:StringNotLike", Map.of("aws:TagKeys", OWNER + "*"))
                .when("Null", Map.of("aws:TagKeys", "false"))));
  }

  private static IamPolicy remove() {
    return new IamPolicy(
        "remove",
        "Takes requests back, discards refused drafts, asks teams to approve their deletion",
        List.of(
            own(
                Statement.allow(
                    "Delete",
                    List.of(
                        "mpa:DeleteInactiveApprovalTeamVersion",
                        "mpa:StartActiveApprovalTeamDeletion"),
                    TEAMS)),
            own(Statement.allow("Cancel", List.of("mpa:CancelSession"), SESSIONS))));
  }

  private static IamPolicy identitySource() {
    return new IamPolicy(
        "identity-source",
        "Creates and deletes the account's identity source",
        List.of(
            ownAtCreation(Statement.allow("Create", List.of("mpa:CreateIdentitySource"), SOURCES)),
            own(Statement.allow("Delete", List.of("mpa:DeleteIdentitySource"), SOURCES)),
            tag(),
            // From here on as AWS's own policy MultiPartyApprovalFullAccess has it.
            Statement.allow(
                "CreateApplication",
                List.of("sso:CreateApplication"),
                INSTANCES,
                "arn:aws:sso::aws:applicationProvider/mpa"),
            Statement.allow(
                    "KeepApplication",
                    List.of(
                        "sso:DeleteApplication",
                        "sso:DescribeApplication",
                        "sso:PutApplicationAccessScope",
                        "sso:PutApplicationAssignmentConfiguration",
                        "sso:PutApplicationAuthenticationMethod",
                        "sso:PutApplicationGrant"),
                    "*")
                .when("StringEqualsIfExists", Map.of("aws:CalledViaLast", "mpa.amazonaws.com")),
            Statement.allow("Instance", List.of("sso:DescribeInstance", "sso:ListInstances"), "*"),
            decrypt(
                "sso", "kms:EncryptionContext:aws:sso:instance-arn", "arn:aws:sso:::instance/*")));
  }

  private static IamPolicy people() {
    return new IamPolicy(
        "people",
        "Finds approvers by their user name or e-mail address",
        List.of(
            Statement.allow(
                "Find",
                List.of(
                    "identitystore:DescribeUser",
                    "identitystore:GetUserId",
                    "identitystore:ListUsers"),
                "arn:aws:identitystore::*:identitystore/*",
                "arn:aws:identitystore:::user/*"),
            Statement.allow("Instance", List.of("sso:DescribeInstance"), INSTANCES),
            decrypt(
                "identitystore",
                "kms:EncryptionContext:aws:identitystore:identitystore-arn",
                "arn:aws:identitystore::*:identitystore/*")));
  }

  private static IamPolicy assume() {
    return new IamPolicy(
        "assume",
        "Assumes the roles of other accounts",
        List.of(
            Statement.allow("Assume", List.of("sts:AssumeRole", "sts:TagSession"), TARGET_ROLES)));
  }

  /** Whatever else somebody attaches to the role, it can do no more. */
  private static IamPolicy denyingAllElse() {
    TreeSet<String> known = new TreeSet<>(List.of("sts:GetCallerIdentity"));
    allowing().stream().flatMap(IamPolicy::allowed).forEach(known::add);
    return new IamPolicy(
        "deny",
        "Denies everything that no other policy of the operator allows",
        List.of(new Statement("AllElse", false, true, List.copyOf(known), List.of("*"), Map.of())));
  }

  /** What the resource's tags say. */
  private static Statement own(Statement statement) {
    return statement.when("StringLike", Map.of("aws:ResourceTag/" + OWNER + "cluster", CLUSTER));
  }

  private static Statement ownAtCreation(Statement statement) {
    return statement.when(
        "StringLike",
        Map.of(
            "aws:RequestTag/" + OWNER + "cluster",
            CLUSTER,
            "aws:RequestTag/" + OWNER + "uid",
            "*"));
  }

  /** On everything, and whatever tags it bears: for tagging AWS knows no resource. */
  private static Statement tag() {
    return Statement.allow("Tag", List.of("mpa:TagResource"), "*")
        .when("StringLikeIfExists", Map.of("aws:RequestTag/" + OWNER + "cluster", CLUSTER));
  }

  /** For an Identity Center with a customer's key; through it alone. */
  private static Statement decrypt(String service, String key, String arn) {
    return Statement.allow("Decrypt", List.of("kms:Decrypt"), "*")
        .when("ArnLike", Map.of(key, arn))
        .when("StringLike", Map.of("kms:ViaService", service + ".*.amazonaws.com"));
  }

  private static List<String> used(Predicate<String> which) {
    return AwsOperations.used().keySet().stream().filter(which).map(o -> "mpa:" + o).toList();
  }
}
