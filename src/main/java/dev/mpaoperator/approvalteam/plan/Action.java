package dev.mpaoperator.approvalteam.plan;

/** At most one step towards AWS in a pass. */
public sealed interface Action {

  /** Nothing is to be done. */
  record None() implements Action {}

  /**
   * Create the team; all its people are invited.
   *
   * @param definition the wish
   */
  record Create(TeamDefinition definition) implements Action {}

  /**
   * Ask for a change; people vote on it if the team is active.
   *
   * @param definition the wish
   */
  record Update(TeamDefinition definition) implements Action {}

  /**
   * Take back an open request.
   *
   * @param sessionArn the vote to cancel
   */
  record CancelSession(String sessionArn) implements Action {}

  /**
   * Discard a draft that was not granted.
   *
   * @param versionId version of the draft
   */
  record DiscardDraft(String versionId) implements Action {}

  /**
   * Ask the team to approve its deletion.
   *
   * @param wish with the pending window
   */
  record RequestDeletion(Intent.Remove wish) implements Action {}

  /**
   * Delete a team whose creation failed; nobody is asked.
   *
   * @param versionId version of the team
   */
  record DeleteInactive(String versionId) implements Action {}

  /** Take over a team that nobody manages, by the tags that say whose it is; nobody is asked. */
  record Adopt() implements Action {}

  /**
   * Change tags; nobody is asked.
   *
   * @param plan which
   */
  record ChangeTags(TagPlan plan) implements Action {}

  /** Let the resource go: there is nothing left to do for it. */
  record Finish() implements Action {}
}
