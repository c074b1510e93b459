package dev.mpaoperator.approvalteam.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a team can be created with the policies of its spec. What AWS is known to refuse is not
 * asked for; about what is not known AWS decides.
 */
public final class PolicyCheck {
  private PolicyCheck() {}

  /**
   * A version of a policy that AWS has.
   *
   * @param number its number
   * @param isDefault whether {@code $DEFAULT} means this one
   * @param status AWS's word
   */
  public record Offer(int number, boolean isDefault, @Nullable String status) {
    private boolean isDeprecated() {
      return "DEPRECATED".equals(status);
    }
  }

  /** Why a policy cannot be used. */
  public sealed interface Trouble {
    /** Which policy, as the spec names it. */
    QualifiedPolicy policy();

    /**
     * There is no such policy.
     *
     * @param policy as the spec names it
     */
    record Unknown(QualifiedPolicy policy) implements Trouble {}

    /**
     * It has no such version.
     *
     * @param policy as the spec names it
     * @param versions those that could be used
     */
    record NoSuchVersion(QualifiedPolicy policy, List<Integer> versions) implements Trouble {}

    /**
     * No team can be created with that version any more.
     *
     * @param policy as the spec names it
     * @param versions those that could be used
     */
    record DeprecatedVersion(QualifiedPolicy policy, List<Integer> versions) implements Trouble {}
  }

  /**
   * What is wrong with the policies of a spec, in its order.
   *
   * @param wished the policies
   * @param offered by their ARN, the versions of each of them that AWS has
   */
  public static List<Trouble> troubles(
      List<QualifiedPolicy> wished, Map<String, List<Offer>> offered) {
    var troubles = new ArrayList<Trouble>();
    for (var policy : wished) {
      var trouble = trouble(policy, offered.get(policy.policyArn()));
      if (trouble != null) {
        troubles.add(trouble);
      }
    }
    return troubles;
  }

  private static @Nullable Trouble trouble(QualifiedPolicy policy, @Nullable List<Offer> offers) {
    if (offers == null) {
      return new Trouble.Unknown(policy);
    }
    var usable = offers.stream().filter(o -> !o.isDeprecated()).map(Offer::number).sorted();
    var meant = offers.stream().filter(o -> isMeant(policy, o)).findFirst();
    if (meant.isEmpty()) {
      // Which version is the default AWS may know better than it tells.
      return policy.isDefault() ? null : new Trouble.NoSuchVersion(policy, usable.toList());
    }
    return meant.get().isDeprecated()
        ? new Trouble.DeprecatedVersion(policy, usable.toList())
        : null;
  }

  private static boolean isMeant(QualifiedPolicy policy, Offer offer) {
    return policy.isDefault()
        ? offer.isDefault()
        : policy.number() != null && policy.number() == offer.number();
  }

  /** The decision when the policies of the spec are looked at: nobody is invited in vain. */
  public static Decision restrain(Decision decision, List<Trouble> troubles) {
    return decision.action() instanceof Action.Create && !troubles.isEmpty()
        ? Decision.defer(decision.action(), Reason.POLICY_NOT_USABLE)
        : decision;
  }
}
