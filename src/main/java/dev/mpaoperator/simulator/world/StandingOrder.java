package dev.mpaoperator.simulator.world;

import org.jspecify.annotations.Nullable;

/** What a person does with every mail as soon as it comes. */
public enum StandingOrder {
  /** Nothing, until told to. */
  SILENT(null, null),
  /** Accepts every invitation and approves every request. */
  AGREES(true, true),
  /** Declines every invitation and rejects every request. */
  REFUSES(false, false),
  /** Accepts every invitation, and does not vote until told to. */
  ACCEPTS_INVITATIONS(true, null),
  /** Accepts every invitation and rejects every request. */
  ACCEPTS_THEN_REJECTS(true, false);

  private final @Nullable Boolean accepts;
  private final @Nullable Boolean approves;

  StandingOrder(@Nullable Boolean accepts, @Nullable Boolean approves) {
    this.accepts = accepts;
    this.approves = approves;
  }

  Approver.@Nullable Invitation invitation() {
    if (accepts == null) {
      return null;
    }
    return accepts ? Approver.Invitation.ACCEPTED : Approver.Invitation.REJECTED;
  }

  Session.@Nullable Answer vote() {
    if (approves == null) {
      return null;
    }
    return approves ? Session.Answer.APPROVED : Session.Answer.REJECTED;
  }
}
