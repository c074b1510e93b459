package dev.mpaoperator.approvalteam.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to an active team beside its work. AWS has one change at a time. */
public sealed interface Change {

  /** Nothing. */
  record None() implements Change {}

  /**
   * An update is on its way.
   *
   * @param draft what the team would become
   * @param stage how far it has come
   * @param sessionArn the vote; it can be cancelled while the stage is {@code VOTING}
   */
  record UpdateOpen(TeamDefinition draft, Stage stage, @Nullable String sessionArn)
      implements Change {
    /** How far an update has come. */
    public enum Stage {
      /** AWS checks it, in seconds. */
      VALIDATING,
      /** The team votes, 24 hours. */
      VOTING,
      /**
       * It is approved and the people it adds must accept, 24 hours more; AWS has no way to
       * withdraw it.
       */
      INVITING
    }
  }

  /**
   * An update was not granted; AWS keeps the draft until it is discarded or a later update
   * succeeds.
   *
   * @param draft what was asked for
   * @param refusal why
   * @param draftVersionId version to discard
   */
  record UpdateRefused(TeamDefinition draft, Refusal refusal, @Nullable String draftVersionId)
      implements Change {}

  /**
   * The team votes on its deletion.
   *
   * @param sessionArn the vote
   */
  record DeletionOpen(@Nullable String sessionArn) implements Change {}

  /**
   * A deletion was not granted. AWS shows this until a later change succeeds, so it may be old.
   *
   * @param refusal why
   * @param askedTime when it was asked, where AWS tells
   */
  record DeletionRefused(Refusal refusal, @Nullable Instant askedTime) implements Change {}

  /** Why a change was not granted. */
  enum Refusal {
    /** The approvers rejected it. */
    REJECTED,
    /** Too few approvers answered within 24 hours. */
    EXPIRED,
    /** It was rejected or expired: AWS did not tell which. */
    NOT_APPROVED,
    /** A person whom it adds declined or did not answer within 24 hours. */
    NOT_ACTIVATED,
    /** AWS did not accept the request. */
    INVALID
  }
}
