package dev.mpaoperator.approvalteam.plan;

/** Whether a resource's wish is carried out, or only looked at. */
public enum Mode {
  /** It is carried out. */
  FULL {
    @Override
    public Decision restrain(Intent intent, Decision decision) {
      return decision;
    }
  },
  /** Nothing is ever written to AWS. */
  OBSERVE_ONLY {
    @Override
    public Decision restrain(Intent intent, Decision decision) {
      return held(intent, decision, Reason.OBSERVE_ONLY);
    }
  },
  /** A person has stopped it for a while. */
  PAUSED {
    @Override
    public Decision restrain(Intent intent, Decision decision) {
      return held(intent, decision, Reason.PAUSED);
    }
  };

  /** The decision in this mode: what is not done is deferred. */
  public abstract Decision restrain(Intent intent, Decision decision);

  private static Decision held(Intent intent, Decision decision, Reason reason) {
    return switch (decision.action()) {
      case Action.None _ -> decision;
      // The way out stays open, and touches nothing in AWS.
      case Action.Finish _ when intent instanceof Intent.LetGo -> decision;
      case Action.Finish _,
          Action.Create _,
          Action.Update _,
          Action.CancelSession _,
          Action.DiscardDraft _,
          Action.RequestDeletion _,
          Action.DeleteInactive _,
          Action.Adopt _,
          Action.ChangeTags _ ->
          Decision.defer(decision.action(), reason);
    };
  }
}
