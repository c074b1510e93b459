package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.plan.PolicyCheck.Trouble;
import dev.mpaoperator.approvalteam.plan.QualifiedPolicy;
import dev.mpaoperator.failure.CloudFailure;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** What is said of policies. */
final class PolicyMessages {
  private static final int MOST_SUGGESTIONS = 3;
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private PolicyMessages() {}

  /** The policies of the spec are there. */
  static String usable() {
    return "the policies exist";
  }

  /** AWS has taken the policies. */
  static String attached(@Nullable String unpermitted) {
    return unpermitted == null
        ? "the policies exist"
        : "AWS has taken the policies. Not all of what they are can be shown: the operator's role may not call `%s`"
            .formatted(CloudFailure.action(unpermitted));
  }

  /** Nobody may look. */
  static String notChecked(String unpermitted) {
    return "whether the policies can be used AWS will say: the operator's role may not call `%s`, by which they are looked for before a team is created"
        .formatted(CloudFailure.action(unpermitted));
  }

  /**
   * What is wrong with the policies of the spec, and what to do.
   *
   * @param troubles at least one
   * @param existing ARNs of all policies that there are, without versions
   */
  static String notUsable(ApprovalTeam team, List<Trouble> troubles, List<String> existing) {
    return "no team can be created with these `policies`, and nothing was asked of AWS. %s. %s"
        .formatted(
            wayOut(team),
            troubles.stream().map(t -> trouble(t, existing)).collect(Collectors.joining("; ")));
  }

  /** The schema lets policies be changed until something was asked of AWS. */
  private static String wayOut(ApprovalTeam team) {
    var status = team.getStatus();
    var changeable = status == null || (status.arn() == null && status.proposal() == null);
    return changeable
        ? "Correct them (`mpa-operator policies` prints all that there are); they are looked for again from time to time"
        : "They cannot be changed any more, as a team was asked for before: delete this resource and create it anew with others; they are looked for again from time to time";
  }

  private static String trouble(Trouble trouble, List<String> existing) {
    var arn = trouble.policy().arn();
    return switch (trouble) {
      case Trouble.Unknown(var policy) ->
          "'%s' does not exist%s".formatted(arn, suggestions(policy.policyArn(), existing));
      case Trouble.NoSuchVersion(_, var versions) ->
          "'%s' has no such version%s".formatted(arn, versions(versions));
      case Trouble.DeprecatedVersion(_, var versions) ->
          "'%s' is DEPRECATED%s".formatted(arn, versions(versions));
    };
  }

  private static String versions(List<Integer> versions) {
    return versions.isEmpty()
        ? ", and there is no other version that could be used"
        : ": there is "
            + versions.stream().map(Object::toString).collect(Collectors.joining(" and "));
  }

  private static String suggestions(String wished, List<String> existing) {
    var nearest =
        existing.stream()
            .sorted(
                Comparator.<String>comparingInt(arn -> DISTANCE.apply(wished, arn))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(MOST_SUGGESTIONS)
            .map(arn -> "'" + new QualifiedPolicy(arn, QualifiedPolicy.DEFAULT).arn() + "'")
            .toList();
    return nearest.isEmpty()
        ? ", nor any other in this account"
        : ": did you mean " + String.join(" or ", nearest) + "?";
  }
}
