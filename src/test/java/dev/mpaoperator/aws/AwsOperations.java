package dev.mpaoperator.aws;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.mpa.model.MpaRequest;

/**
 * Where the program uses which operation of the service, read from its bytecode. {@code make
 * operations} writes the page that says so; a test fails when it is stale.
 */
public final class AwsOperations {
  /** The generated page. */
  static final Path PAGE = Path.of("docs/aws-operations.md");

  /** Why each one is used; one without a purpose does not belong here. */
  private static final Map<String, String> PURPOSES =
      Map.ofEntries(
          entry("CancelSession", "takes a request back when the spec changes or a person wants it"),
          entry("CreateApprovalTeam", "creates a team, with the tags that say whose it is"),
          entry("CreateIdentitySource", "creates the account's identity source, with such tags"),
          entry("DeleteIdentitySource", "deletes it when no team stands on it"),
          entry(
              "DeleteInactiveApprovalTeamVersion",
              "deletes a team that never became active, or the draft of a refused update"),
          entry("GetApprovalTeam", "looks at a team"),
          entry("GetIdentitySource", "looks at an identity source that is known"),
          entry("GetPolicyVersion", "what a policy allows, for `status.policies`"),
          entry(
              "GetResourcePolicy", "what a policy on a team allows, for `status.resourcePolicies`"),
          entry("GetSession", "how the votes stand"),
          entry("ListApprovalTeams", "watches all teams of an account; finds a team by its name"),
          entry("ListIdentitySources", "finds the account's identity source"),
          entry("ListPolicies", "says before a creation that a policy does not exist"),
          entry("ListPolicyVersions", "says so of a version; shows newer defaults"),
          entry("ListResourcePolicies", "the policies on a team, a RAM share among them"),
          entry(
              "ListSessions",
              "finds the sessions of teams, and requests of which the answer was lost"),
          entry("ListTagsForResource", "whose a team or an identity source is"),
          entry("StartActiveApprovalTeamDeletion", "asks a team to approve its deletion"),
          entry("TagResource", "takes a team over; sets the tags of the spec; tags at creation"),
          entry("UntagResource", "removes tags that this operator has set"),
          entry("UpdateApprovalTeam", "asks a team to approve a change"));

  /** The same of the services that help to find people and to act in accounts. */
  static final Map<String, String> NEIGHBOURS =
      Map.ofEntries(
          entry("sts:AssumeRole", "acts in the account of an identity source"),
          entry("sts:GetCallerIdentity", "makes sure that it is the account that it should be"),
          entry("sso:DescribeInstance", "which directory an identity source has"),
          entry("identitystore:GetUserId", "finds an approver by user name or e-mail address"),
          entry("identitystore:DescribeUser", "whether an approver is disabled; may be missing"),
          entry(
              "identitystore:ListUsers",
              "finds approvers where `identitystore:GetUserId` is not permitted; else not needed"));

  /** Credentials that the SDK fetches by a call of its own, which is in their name. */
  private static final Pattern STS_CREDENTIALS =
      Pattern.compile(".*\\.services\\.sts\\.auth\\.Sts(\\w+)CredentialsProvider");

  private AwsOperations() {}

  /** Writes the page. */
  public static void main(String[] args) throws IOException {
    Files.writeString(PAGE, page());
  }

  /** Every operation that the SDK's client has, in AWS's words. */
  public static SortedSet<String> all() {
    return Arrays.stream(MpaClient.class.getMethods())
        .filter(m -> m.getParameterCount() == 1)
        .filter(m -> MpaRequest.class.isAssignableFrom(m.getParameterTypes()[0]))
        .map(Method::getName)
        .filter(name -> !name.endsWith("Paginator"))
        .map(AwsOperations::word)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Operation to the methods that call it. */
  static SortedMap<String, SortedSet<String>> used() {
    JavaClasses program =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mpaoperator.aws");
    return program.stream()
        .flatMap(c -> c.getAccessesFromSelf().stream())
        .filter(a -> a.getTargetOwner().isEquivalentTo(MpaClient.class))
        .filter(a -> all().contains(operation(a)))
        .collect(
            Collectors.groupingBy(
                AwsOperations::operation,
                TreeMap::new,
                Collectors.mapping(AwsOperations::caller, Collectors.toCollection(TreeSet::new))));
  }

  /** IAM action to the methods that need it, of all clients but that of the service. */
  static SortedMap<String, SortedSet<String>> neighbours() {
    JavaClasses program =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mpaoperator.aws");
    var callers = new TreeMap<String, SortedSet<String>>();
    program.stream()
        .flatMap(c -> c.getAccessesFromSelf().stream())
        .forEach(a ->
            neighbour(a)
                .ifPresent(action ->
                    callers.computeIfAbsent(action, _ -> new TreeSet<>()).add(caller(a))));
    return callers;
  }

  private static Optional<String> neighbour(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    Matcher provider = STS_CREDENTIALS.matcher(owner.getName());
    if (provider.matches()) {
      return Optional.of("sts:" + provider.group(1));
    }
    return isNeighbour(owner) && !Set.of("builder", "create", "close").contains(access.getName())
        ? Optional.of(prefix(owner) + operation(access))
        : Optional.empty();
  }

  private static boolean isNeighbour(JavaClass owner) {
    return owner.isAssignableTo(AwsClient.class)
        && !owner.isEquivalentTo(MpaClient.class)
        && owner.getPackageName().startsWith("software.amazon.awssdk.services.");
  }

  /** The prefix of IAM actions: that of the SDK's packages but for one. */
  private static String prefix(JavaClass owner) {
    String name = owner.getPackageName().replaceFirst(".*\\.", "");
    return (name.equals("ssoadmin") ? "sso" : name) + ":";
  }

  private static String operation(JavaAccess<?> access) {
    return word(access.getName().replaceFirst("Paginator$", ""));
  }

  private static String word(String method) {
    return method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
  }

  private static String caller(JavaAccess<?> access) {
    JavaClass owner = access.getOriginOwner();
    String method = access.getOrigin().getName();
    // What is written as a lambda stands in a method of the compiler's.
    String name = method.replaceFirst("^lambda\\$(\\w+)\\$.*", "$1");
    return owner.getSimpleName() + "." + name;
  }

  /** The page. */
  static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Operations of AWS Multi-party approval

            Generated by `make operations`; do not edit. Every operation of the service that the AWS SDK for Java has, where
            the program calls it (classes of `dev.mpaoperator.aws`), what for, and the IAM action that allows it.

            | operation | called in | what for | IAM action |
            | --- | --- | --- | --- |
            """);
    used()
        .forEach((operation, callers) ->
            page.append(
                "| `%s` | %s | %s | `mpa:%s` |\n"
                    .formatted(
                        operation,
                        callers.stream().map(c -> "`" + c + "`").collect(Collectors.joining(", ")),
                        PURPOSES.get(operation),
                        operation)));
    page.append(
        """

        ## Of other services

        | IAM action | called in | what for |
        | --- | --- | --- |
        """);
    neighbours()
        .forEach((action, callers) ->
            page.append(
                "| `%s` | %s | %s |\n"
                    .formatted(
                        action,
                        callers.stream().map(c -> "`" + c + "`").collect(Collectors.joining(", ")),
                        NEIGHBOURS.get(action))));
    return page.append(
            """

            `CreateApprovalTeam` and `CreateIdentitySource` set tags, for which AWS asks for `mpa:TagResource` too. Creating or
            deleting an identity source also runs with the caller's rights in IAM Identity Center: see
            [accounts and rights](accounts-and-rights.md#what-is-called). There is no
            operation to vote, and none of `mpa:StartSession` is used.
            """)
        .toString();
  }
}
