package dev.mpaoperator.approvalteam.plan;

/** What AWS shows of a team, in one read. */
public sealed interface ObservedTeam {

  /** There is none. */
  record Missing() implements ObservedTeam {}

  /** There is one of that name in the account, and it is not this resource's. */
  record NameTaken() implements ObservedTeam {}

  /** The team that the resource points at bears no sign that it is this resource's. */
  record Foreign() implements ObservedTeam {}

  /**
   * It is being created, or an inactive one is being tried again.
   *
   * @param definition what it will be
   * @param stage what is awaited
   */
  record Pending(TeamDefinition definition, Stage stage) implements ObservedTeam {
    /** How far the creation has come. */
    public enum Stage {
      /** AWS checks the request, in seconds. */
      VALIDATING,
      /** Every approver must accept an invitation within 24 hours. */
      INVITING
    }
  }

  /**
   * Its creation failed; it can be changed or deleted without a vote.
   *
   * @param definition what it was to be
   * @param failure why
   * @param versionId version to delete
   */
  record Inactive(TeamDefinition definition, Failure failure, String versionId)
      implements ObservedTeam {
    /** Why a creation failed. */
    public enum Failure {
      /** AWS did not accept the request, for example an approver's id. */
      VALIDATION,
      /** An approver declined, or did not answer within 24 hours. */
      ACTIVATION
    }
  }

  /**
   * It works.
   *
   * @param definition what is in force
   * @param change what is being changed
   */
  record Active(TeamDefinition definition, Change change) implements ObservedTeam {}

  /** Its deletion is approved and comes with the end of the pending window. */
  record Deleting() implements ObservedTeam {}

  /** AWS says something that this version does not know: shown, never acted on. */
  record Unrecognized() implements ObservedTeam {}
}
