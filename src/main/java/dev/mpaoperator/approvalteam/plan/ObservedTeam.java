package dev.mpaoperator.approvalteam.plan;

/** What AWS shows of a team, in one read. */
public sealed interface ObservedTeam {

  /** There is none. */
  record Missing() implements ObservedTeam {}

  /** There is one of that name in the account, and it is not this resource's. */
  record NameTaken() implements ObservedTeam {}

  /** The team that the resource points at bears no sign that it is this resource's. */
  record Foreign() implements ObservedTeam {}

  /** There is the one that the resource should take over, and nobody manages it. */
  record Adoptable() implements ObservedTeam {}

  /**
   * It was taken over a moment ago. Another resource may do so at the same time, so that its tags
   * are believed a moment later.
   */
  record Claimed() implements ObservedTeam {}

  /**
   * The resource should take over a team, and cannot.
   *
   * @param obstacle why
   */
  record NotAdoptable(Obstacle obstacle) implements ObservedTeam {
    /** Why a team cannot be taken over. */
    public enum Obstacle {
      /** There is no such team in the account. */
      NOT_FOUND,
      /** More than one team of the account bears the name. */
      AMBIGUOUS,
      /** It belongs to another account, which shares it. */
      OTHER_ACCOUNT,
      /** It bears another name than the spec says, and AWS cannot change that. */
      OTHER_NAME,
      /** It has other policies than the spec says, and AWS cannot change that. */
      OTHER_POLICIES
    }
  }

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
