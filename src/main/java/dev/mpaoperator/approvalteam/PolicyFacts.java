package dev.mpaoperator.approvalteam;

import dev.mpaoperator.account.PolicyCatalogue;
import dev.mpaoperator.account.PolicyVersion;
import dev.mpaoperator.api.v1alpha1.PolicyStatus;
import dev.mpaoperator.api.v1alpha1.ResourcePolicyStatus;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.AttachedPolicy;
import dev.mpaoperator.approvalteam.plan.QualifiedPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what the status shows of policies. AWS's lists are cut where the schema ends. */
final class PolicyFacts {
  private static final int MOST_POLICIES = 10;
  private static final int MOST_ATTACHED = 100;
  private static final int LONGEST_ARN = 1224;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_WORD = 64;

  private final ApprovalTeamGateway gateway;
  private final PolicyCatalogue catalogue;

  PolicyFacts(ApprovalTeamGateway gateway, PolicyCatalogue catalogue) {
    this.gateway = gateway;
    this.catalogue = catalogue;
  }

  /**
   * Of a team in AWS.
   *
   * @param age how old what the catalogue says may be
   */
  PolicyLook.Facts of(TeamSnapshot team, Duration age, PolicyReading reading) {
    var attached = reading.list(() -> gateway.attachedPolicies(team.arn()));
    var policies =
        team.policyArns().stream()
            .map(arn -> cut(arn, LONGEST_ARN))
            .distinct()
            .limit(MOST_POLICIES)
            .map(QualifiedPolicy::of)
            .map(p -> status(p, versionOf(p, attached), age, reading))
            .toList();
    var shown = new LinkedHashMap<List<String>, ResourcePolicyStatus>();
    attached.stream()
        .limit(MOST_ATTACHED)
        .map(p -> status(team.arn(), p, reading))
        .forEach(p -> shown.putIfAbsent(List.of(p.name(), p.type()), p));
    return facts(policies, List.copyOf(shown.values()), reading);
  }

  /**
   * Of policies that a team is to be created with.
   *
   * @param wished those that exist
   */
  PolicyLook.Facts of(List<QualifiedPolicy> wished, Duration age, PolicyReading reading) {
    var policies = new ArrayList<PolicyStatus>();
    for (var policy : wished) {
      var version = policy.number();
      if (version == null && policy.isDefault()) {
        version = newest(reading.list(() -> catalogue.versions(policy.policyArn(), age)));
      }
      policies.add(status(policy, version, age, reading));
    }
    return facts(policies, List.of(), reading);
  }

  private static PolicyLook.Facts facts(
      List<PolicyStatus> policies, List<ResourcePolicyStatus> attached, PolicyReading reading) {
    return new PolicyLook.Facts(policies, attached, reading.unpermitted(), reading.isComplete());
  }

  private PolicyStatus status(
      QualifiedPolicy policy, @Nullable Integer version, Duration age, PolicyReading reading) {
    if (version == null) {
      return new PolicyStatus(policy.arn(), null, null, null, null);
    }
    var versions = reading.list(() -> catalogue.versions(policy.policyArn(), age));
    var versionArn = new QualifiedPolicy(policy.policyArn(), version.toString()).arn();
    var newest = newest(versions);
    return new PolicyStatus(
        policy.arn(),
        version,
        versions.stream()
            .filter(v -> v.number() == version)
            .map(PolicyVersion::status)
            .flatMap(s -> Optional.ofNullable(s).stream())
            .map(s -> cut(s, LONGEST_WORD))
            .findFirst()
            .orElse(null),
        reading.find(() -> catalogue.allows(versionArn)).orElse(null),
        newest != null && newest > version ? newest : null);
  }

  /** The default version. */
  private static @Nullable Integer newest(List<PolicyVersion> versions) {
    return versions.stream()
        .filter(PolicyVersion::isDefault)
        .map(PolicyVersion::number)
        .findFirst()
        .orElse(null);
  }

  /** Where AWS reads {@code $DEFAULT} back, the list of what is attached tells the version. */
  private static @Nullable Integer versionOf(
      QualifiedPolicy policy, List<AttachedPolicy> attached) {
    if (policy.number() != null || !policy.isDefault()) {
      return policy.number();
    }
    return attached.stream()
        .map(AttachedPolicy::policyArn)
        .flatMap(arn -> Optional.ofNullable(arn).stream())
        .map(QualifiedPolicy::of)
        .filter(p -> p.policyArn().equals(policy.policyArn()))
        .flatMap(p -> Optional.ofNullable(p.number()).stream())
        .findFirst()
        .orElse(null);
  }

  private ResourcePolicyStatus status(
      String teamArn, AttachedPolicy policy, PolicyReading reading) {
    var versionArn = policy.policyArn();
    var allows =
        reading.find(() ->
            versionArn != null
                    && QualifiedPolicy.of(versionArn).number()
                        != null // which costs no call that was made before
                ? catalogue.allows(versionArn)
                : gateway.allows(teamArn, policy));
    return new ResourcePolicyStatus(
        cut(policy.name(), LONGEST_NAME),
        cut(policy.type(), LONGEST_WORD),
        versionArn == null ? null : cut(versionArn, LONGEST_ARN),
        allows.orElse(null));
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
