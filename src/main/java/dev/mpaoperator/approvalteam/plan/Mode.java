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
    var action = decision.action();
    // The way out stays open, and touches nothing in AWS.
    var wayOut = action instanceof Action.Finish && intent instanceof Intent.LetGo;
    return action instanceof Action.None || wayOut ? decision : Decision.defer(action, reason);
  }
}
