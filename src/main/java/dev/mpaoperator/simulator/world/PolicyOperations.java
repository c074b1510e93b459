package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.Policies.Attached;
import dev.mpaoperator.simulator.shape.Policies.AttachedDocument;
import dev.mpaoperator.simulator.shape.Policies.GetAttached;
import dev.mpaoperator.simulator.shape.Policies.Policy;
import dev.mpaoperator.simulator.shape.Policies.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The operations on policies; all of them read only. */
public final class PolicyOperations {
  private static final String SHARED = "AWSRAMMPAApprovalTeamAccess";
  private static final String SHARED_DOCUMENT =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":["
          + "\"mpa:GetApprovalTeam\",\"mpa:StartSession\"]}]}";

  private final World world;

  PolicyOperations(World world) {
    this.world = world;
  }

  /** ListPolicies. */
  public List<Policy> list() {
    return world.policies.all().entrySet().stream()
        .map(entry -> {
          Version any =
              entry.getValue().stream()
                  .filter(Version::isDefault)
                  .findFirst()
                  .orElse(entry.getValue().getLast());
          return new Policy(entry.getKey(), any.versionId(), any.policyType(), any.name());
        })
        .toList();
  }

  /** ListPolicyVersions. */
  public List<Version> versions(String policyArn) {
    List<Version> versions = world.policies.all().get(policyArn);
    if (versions == null) {
      throw ServiceException.notFound(policyArn);
    }
    return versions.stream().map(Version::withoutDocument).toList();
  }

  /** GetPolicyVersion. */
  public Version version(String versionArn) {
    return world
        .policies
        .version(versionArn)
        .orElseThrow(() -> ServiceException.notFound(versionArn));
  }

  /** ListResourcePolicies: versions are numbers there (samples in User Guide, CloudTrail). */
  public List<Attached> attached(Caller caller, String teamArn) {
    return documents(world.teams.visible(caller, teamArn)).stream()
        .map(d -> new Attached(d.policyVersionArn(), d.policyType(), d.policyName()))
        .toList();
  }

  /** GetResourcePolicy. */
  public AttachedDocument attachedDocument(Caller caller, GetAttached request) {
    if (!request.resourceArn().contains(":approval-team/")) {
      throw ServiceException.invalidParameter("ResourceArn is not an approval team.");
    }
    return documents(world.teams.visible(caller, request.resourceArn())).stream()
        .filter(d -> d.policyName().equals(request.policyName()))
        .filter(d -> d.policyType().equals(request.policyType()))
        .findFirst()
        .orElseThrow(() -> ServiceException.notFound(request.policyName()));
  }

  /** What the team was created with, and what sharing adds. */
  private List<AttachedDocument> documents(Team team) {
    List<AttachedDocument> documents = new ArrayList<>();
    for (String policy : team.policies) {
      Version version = world.policies.version(policy).orElseThrow();
      documents.add(
          new AttachedDocument(
              team.arn,
              version.policyType(),
              version.arn(),
              version.name(),
              Objects.requireNonNull(version.document())));
    }
    if (world.shares.isShared(team.arn)) {
      documents.add(new AttachedDocument(team.arn, "AWS_RAM", null, SHARED, SHARED_DOCUMENT));
    }
    return documents;
  }
}
