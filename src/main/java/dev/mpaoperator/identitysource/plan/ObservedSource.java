package dev.mpaoperator.identitysource.plan;

/** What AWS shows of the account's identity source, in one read. */
public sealed interface ObservedSource {

  /** The account has none. */
  record Missing() implements ObservedSource {}

  /**
   * The account has one.
   *
   * @param parameters over which instance
   * @param state how it is
   * @param ours this resource created it
   * @param teamsInAws teams of the account have approvers from it; looked up only when it should go
   */
  record Present(Parameters parameters, State state, boolean ours, boolean teamsInAws)
      implements ObservedSource {}

  /** How an identity source is. */
  enum State {
    /** AWS installs the portal. */
    CREATING,
    /** It works. */
    ACTIVE,
    /** It is going. */
    DELETING,
    /** AWS reports an error. */
    ERROR,
    /** AWS says something that this version does not know: shown, never acted on. */
    UNKNOWN
  }
}
