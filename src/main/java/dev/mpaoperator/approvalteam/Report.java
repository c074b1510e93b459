package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ManagedTags;
import dev.mpaoperator.api.v1alpha1.Proposal;
import dev.mpaoperator.api.v1alpha1.Settling;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import dev.mpaoperator.approvalteam.plan.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say.
 *
 * @param wish the wish
 * @param reason why the team is as it is
 * @param message the reason in words
 * @param snapshot what AWS shows; {@code null} if it could not be asked, or there is nothing
 * @param arn of the team, {@code null} if there is none
 * @param proposal the last request
 * @param retried the wish to try again that stands in the annotation is fulfilled
 * @param look what a look at AWS led to; {@code null} if there was none, and what was known stands
 * @param tags the tags that were set, {@code null} if nothing is known but what was
 * @param policies what was learned of the policies, {@code null} if nothing is known but what was
 */
record Report(
    SpecReader.Wish wish,
    Reason reason,
    String message,
    @Nullable TeamSnapshot snapshot,
    @Nullable String arn,
    @Nullable Proposal proposal,
    boolean retried,
    @Nullable Look look,
    @Nullable TagsKnown tags,
    @Nullable PolicyLook policies) {

  Report(
      SpecReader.Wish wish,
      Reason reason,
      String message,
      @Nullable TeamSnapshot snapshot,
      @Nullable String arn,
      @Nullable Proposal proposal) {
    this(wish, reason, message, snapshot, arn, proposal, false, null, null, null);
  }

  Report because(Reason other, String text) {
    return new Report(wish, other, text, snapshot, arn, proposal, retried, look, tags, policies);
  }

  Report about(@Nullable String otherArn, @Nullable Proposal other) {
    return new Report(
        wish, reason, message, snapshot, otherArn, other, retried, look, tags, policies);
  }

  Report retried(boolean fulfilled) {
    return new Report(
        wish, reason, message, snapshot, arn, proposal, fulfilled, look, tags, policies);
  }

  Report after(@Nullable Look seen) {
    return new Report(
        wish, reason, message, snapshot, arn, proposal, retried, seen, tags, policies);
  }

  Report bearing(@Nullable ManagedTags managed) {
    return new Report(
        wish,
        reason,
        message,
        snapshot,
        arn,
        proposal,
        retried,
        look,
        new TagsKnown(managed),
        policies);
  }

  Report seeing(@Nullable PolicyLook seen) {
    var report =
        new Report(wish, reason, message, snapshot, arn, proposal, retried, look, tags, seen);
    return seen != null && reason == Reason.POLICY_NOT_USABLE
        ? report.because(reason, seen.message())
        : report;
  }

  Intent intent() {
    return wish.intent();
  }

  boolean inForce() {
    return look != null
        && look.observed() instanceof ObservedTeam.Active(var live, _)
        && intent() instanceof Intent.Keep(var definition, _)
        && live.equals(definition)
        && (tags == null || tags.stand());
  }

  /** What is known of the tags now: perhaps that there are none. */
  record TagsKnown(@Nullable ManagedTags managed) {
    /** Whether the team bears what it should. */
    boolean stand() {
      return managed == null || managed.hash() != null;
    }
  }

  /**
   * What a look at AWS led to, beside the reason.
   *
   * @param observed the team as this resource's: one that is not yet, or not, its own is no team in
   *     force
   * @param plannedChanges what is held back, in sentences
   * @param settling the settle time that runs, {@code null} if none does
   */
  record Look(ObservedTeam observed, List<String> plannedChanges, @Nullable Settling settling) {}
}
