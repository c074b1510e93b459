package dev.mpaoperator.stage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpaoperator.api.v1alpha1.AllowedNamespaces;
import dev.mpaoperator.api.v1alpha1.ApprovalStrategy;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.api.v1alpha1.Approver;
import dev.mpaoperator.api.v1alpha1.AwsAccount;
import dev.mpaoperator.api.v1alpha1.DeletionPolicy;
import dev.mpaoperator.api.v1alpha1.DriftPolicy;
import dev.mpaoperator.api.v1alpha1.IamIdentityCenter;
import dev.mpaoperator.api.v1alpha1.IdentitySourceReference;
import dev.mpaoperator.api.v1alpha1.IdentitySourceSpec;
import dev.mpaoperator.api.v1alpha1.ManagementPolicy;
import dev.mpaoperator.api.v1alpha1.MofN;
import dev.mpaoperator.api.v1alpha1.PolicyReference;
import dev.mpaoperator.api.v1alpha1.TeamAdoption;
import dev.mpaoperator.api.v1alpha1.TeamDeletion;
import dev.mpaoperator.api.v1alpha1.TeamUpdates;
import dev.mpaoperator.simulator.world.Directory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Specs, and small changes to them. People are those of the simulator's directory. */
public final class Specs {
  /** The people of the simulator's directory, in its order. */
  private static final List<String> PEOPLE =
      List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi");

  /** The instance that sources stand on. */
  public static final IamIdentityCenter INSTANCE =
      new IamIdentityCenter("arn:aws:sso:::instance/ssoins-1234567890abcdef", "eu-central-1");

  private static final String POLICY =
      "arn:aws:mpa:::aws:policy/backup.amazonaws.com/CreateRestoreAccessVault/$DEFAULT";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Specs() {}

  /** A source over {@link #INSTANCE}. */
  public static IdentitySourceSpec source() {
    return source(null);
  }

  /** The same in that account, open to every namespace. */
  public static IdentitySourceSpec source(@Nullable AwsAccount account) {
    return source(account, new AllowedNamespaces(null, null, AllowedNamespaces.ALL, null));
  }

  /** The same, open to these namespaces. */
  public static IdentitySourceSpec source(
      @Nullable AwsAccount account, AllowedNamespaces... namespaces) {
    return new IdentitySourceSpec(INSTANCE, account, List.of(namespaces), DeletionPolicy.DELETE);
  }

  /** A team of that name: 2 of alice, bob and carol. */
  public static ApprovalTeamSpec team(String name, String source) {
    return new ApprovalTeamSpec(
        name,
        "guards the vaults",
        threshold(2),
        new IdentitySourceReference(source),
        null,
        people("alice", "bob", "carol"),
        List.of(new PolicyReference(POLICY)),
        null,
        null,
        DriftPolicy.REPORT,
        null,
        ManagementPolicy.FULL,
        null);
  }

  /** The same over an identity source that is given by its ARN. */
  public static ApprovalTeamSpec over(ApprovalTeamSpec s, String identitySourceArn) {
    ObjectNode fields = JSON.valueToTree(s);
    fields.remove("identitySourceRef");
    fields.put("identitySourceArn", identitySourceArn);
    return JSON.convertValue(fields, ApprovalTeamSpec.class);
  }

  /** So many approvals. */
  public static ApprovalStrategy threshold(int approvals) {
    return new ApprovalStrategy(new MofN(approvals));
  }

  /** These people. */
  public static List<Approver> people(String... names) {
    return Stream.of(names)
        .map(name -> approver(name, Directory.idOf(PEOPLE.indexOf(name) + 1)))
        .toList();
  }

  /** A person by the id. */
  public static Approver approver(String name, String identityId) {
    return new Approver(name, identityId, null, null);
  }

  /** Deleting the resource leaves the team. */
  public static TeamDeletion retain() {
    return new TeamDeletion(DeletionPolicy.RETAIN, null, null);
  }

  /** Deleting the resource asks the team; when the resource is let go. */
  public static TeamDeletion releasedWhen(String release) {
    return new TeamDeletion(DeletionPolicy.DELETE, null, release);
  }

  /** The same with another description. */
  public static ApprovalTeamSpec describedAs(ApprovalTeamSpec s, String description) {
    return with(s, "description", description);
  }

  /** The same with other people. */
  public static ApprovalTeamSpec with(ApprovalTeamSpec s, String... names) {
    return with(s, people(names));
  }

  /** The same with other people. */
  public static ApprovalTeamSpec with(ApprovalTeamSpec s, List<Approver> approvers) {
    return with(s, "approvers", approvers);
  }

  /** The same with another threshold. */
  public static ApprovalTeamSpec with(ApprovalTeamSpec s, int approvals) {
    return with(s, "approvalStrategy", threshold(approvals));
  }

  /** The same with another meaning of deletion. */
  public static ApprovalTeamSpec with(ApprovalTeamSpec s, TeamDeletion deletion) {
    return with(s, "deletion", deletion);
  }

  /** The same with another way to ask for changes. */
  public static ApprovalTeamSpec with(ApprovalTeamSpec s, TeamUpdates updates) {
    return with(s, "updates", updates);
  }

  /** The same with these tags. */
  public static ApprovalTeamSpec with(ApprovalTeamSpec s, Map<String, String> tags) {
    return with(s, "tags", tags);
  }

  /** The same, taking over a team. */
  public static ApprovalTeamSpec with(ApprovalTeamSpec s, TeamAdoption adopt) {
    return with(s, "adopt", adopt);
  }

  /** The same with another meaning of drift. */
  public static ApprovalTeamSpec onDrift(ApprovalTeamSpec s, String policy) {
    return with(s, "drift", policy);
  }

  /** The same, managed so much. */
  public static ApprovalTeamSpec managed(ApprovalTeamSpec s, String policy) {
    return with(s, "managementPolicy", policy);
  }

  /** The same, with people from the source of this ARN instead of a resource. */
  public static ApprovalTeamSpec onSource(ApprovalTeamSpec s, String arn) {
    ObjectNode fields = JSON.valueToTree(s);
    fields.remove("identitySourceRef");
    fields.put("identitySourceArn", arn);
    return JSON.convertValue(fields, ApprovalTeamSpec.class);
  }

  /** The same with other policies. */
  public static ApprovalTeamSpec guarded(ApprovalTeamSpec s, PolicyReference... policies) {
    return with(s, "policies", List.of(policies));
  }

  private static ApprovalTeamSpec with(ApprovalTeamSpec s, String field, Object value) {
    ObjectNode fields = JSON.valueToTree(s);
    fields.set(field, JSON.valueToTree(value));
    return JSON.convertValue(fields, ApprovalTeamSpec.class);
  }
}
