package dev.mpaoperator.simulator.world;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;

/**
 * What nobody outside AWS knows: for each open question one of the plausible behaviours. A client
 * of the service has to be right in all of them. {@link #DEFAULTS} is what seems most likely.
 *
 * @param secondUpdate one update at a time is documented (User Guide, update-team), the answer to a
 *     second one is not
 * @param nameUse CreateApprovalTeam may answer Conflict (API), but no page says for what
 * @param ruleCheck at least 3 approvers and a threshold of 2 are documented (User Guide,
 *     create-team), when the check is done is not
 * @param policyReadBack whether {@code $DEFAULT} comes back as it was given; samples show a number
 *     in ListResourcePolicies only
 * @param inactiveQuota the quota of teams does not say whether INACTIVE ones count (User Guide,
 *     mpa-limits)
 * @param tokenMemory how long a ClientToken is remembered is not documented
 * @param tokenReuse what a known token with other parameters leads to is not documented
 * @param staleReads the service says nothing about consistency; reads may lag behind writes
 * @param inactiveUpdate updating a team whose activation failed is the documented remedy (User
 *     Guide, team-health), the way it takes is not described
 * @param updateCheckCode which code is shown while an update is validated is not documented
 * @param updateDuringDeletion whether an update is possible while a deletion is voted on is not
 *     documented
 * @param pageSize the service may put fewer items on a page than asked for
 * @param sessionCreation the API has a status CREATING of sessions, and does not say when
 * @param executionTime the API has an execution status PENDING; how long it lasts after an approval
 *     is not documented
 * @param deletionSession the session of a deletion is not said to be shown by the team; that the
 *     user guide (cancel-session) takes it from there makes it likely
 * @param teamActionNames the action names of sessions about the team itself are not documented
 * @param cancelCode CloudTrail has codes of cancelled sessions that the API lacks
 * @param userNames whether the Identity Store minds the case of user names is not documented
 * @param sharedAddress what GetUserId says of an address that several users have is not documented
 */
public record Modes(
    SecondUpdate secondUpdate,
    NameUse nameUse,
    RuleCheck ruleCheck,
    PolicyReadBack policyReadBack,
    InactiveQuota inactiveQuota,
    TokenMemory tokenMemory,
    TokenReuse tokenReuse,
    StaleReads staleReads,
    InactiveUpdate inactiveUpdate,
    UpdateCheckCode updateCheckCode,
    UpdateDuringDeletion updateDuringDeletion,
    PageSize pageSize,
    SessionCreation sessionCreation,
    ExecutionTime executionTime,
    DeletionSession deletionSession,
    TeamActionNames teamActionNames,
    CancelCode cancelCode,
    UserNames userNames,
    SharedAddress sharedAddress) {

  /** The likely behaviour. */
  public static final Modes DEFAULTS =
      new Modes(
          SecondUpdate.CONFLICT,
          NameUse.UNIQUE,
          RuleCheck.SYNCHRONOUS,
          PolicyReadBack.AS_GIVEN,
          InactiveQuota.COUNTED,
          new TokenMemory(Duration.ofHours(24)),
          TokenReuse.SAME_RESOURCE,
          new StaleReads(Duration.ZERO),
          InactiveUpdate.WITHOUT_VOTE,
          UpdateCheckCode.VALIDATING,
          UpdateDuringDeletion.CONFLICT,
          new PageSize(20),
          new SessionCreation(Duration.ZERO),
          new ExecutionTime(Duration.ZERO),
          DeletionSession.SHOWN,
          TeamActionNames.WITH_SERVICE,
          CancelCode.ABSENT,
          UserNames.CASE_INSENSITIVE,
          SharedAddress.CONFLICT);

  /** One answer to one of the open questions. */
  public sealed interface Mode {}

  /** An update while another one is open is refused, or takes its place. */
  public enum SecondUpdate implements Mode {
    CONFLICT,
    REPLACES
  }

  /** A name may be used once in an account, or again and again. */
  public enum NameUse implements Mode {
    UNIQUE,
    REPEATABLE
  }

  /** A breach of the team rules is answered at once, or fails the validation later. */
  public enum RuleCheck implements Mode {
    SYNCHRONOUS,
    ASYNCHRONOUS
  }

  /** {@code $DEFAULT} is read back as given, or as the number it stands for. */
  public enum PolicyReadBack implements Mode {
    AS_GIVEN,
    AS_NUMBER
  }

  /** INACTIVE teams count in the quota of teams, or not. */
  public enum InactiveQuota implements Mode {
    COUNTED,
    NOT_COUNTED
  }

  /** A ClientToken is forgotten after this time. */
  public record TokenMemory(Duration duration) implements Mode {
    /** Tokens are never forgotten. */
    public static final TokenMemory FOR_EVER = new TokenMemory(Duration.ofDays(365_000));
  }

  /** A known ClientToken with other parameters returns the first resource, or is refused. */
  public enum TokenReuse implements Mode {
    SAME_RESOURCE,
    CONFLICT
  }

  /** Get and List of teams show the world as it was this long ago. */
  public record StaleReads(Duration lag) implements Mode {}

  /** An INACTIVE team is validated and invited anew, or cannot be updated. */
  public enum InactiveUpdate implements Mode {
    WITHOUT_VOTE,
    CONFLICT
  }

  /** The code of a team whose update is being validated. */
  public enum UpdateCheckCode implements Mode {
    VALIDATING,
    UPDATE_PENDING_APPROVAL
  }

  /** An update while a deletion is voted on is refused, or cancels the deletion. */
  public enum UpdateDuringDeletion implements Mode {
    CONFLICT,
    REPLACES
  }

  /** No page holds more than this. */
  public record PageSize(int items) implements Mode {
    /** Checks the range that the API allows. */
    public PageSize {
      if (items < 1 || items > 20) {
        throw new IllegalArgumentException("a page holds 1 to 20 items, not " + items);
      }
    }
  }

  /** A new session shows CREATING for so long. */
  public record SessionCreation(Duration duration) implements Mode {}

  /** What another service asked for is carried out so long after the approval. */
  public record ExecutionTime(Duration duration) implements Mode {}

  /** UpdateSessionArn of the team shows the session of a deletion, or only ListSessions does. */
  public enum DeletionSession implements Mode {
    SHOWN,
    LISTED_ONLY
  }

  /** What an update and a deletion of the team are called in their sessions. */
  public enum TeamActionNames implements Mode {
    WITH_SERVICE("mpa:UpdateApprovalTeam", "mpa:StartActiveApprovalTeamDeletion"),
    BARE("UpdateApprovalTeam", "StartActiveApprovalTeamDeletion"),
    UPPER_CASE("UPDATE_APPROVAL_TEAM", "DELETE_APPROVAL_TEAM");

    private final String update;
    private final String deletion;

    TeamActionNames(String update, String deletion) {
      this.update = update;
      this.deletion = deletion;
    }

    String update() {
      return update;
    }

    String deletion() {
      return deletion;
    }
  }

  /**
   * A cancelled session has no code of its own, or CloudTrail's: CANCELLED_BY_USER, and
   * TEAM_DELETED where the team is gone.
   */
  public enum CancelCode implements Mode {
    ABSENT,
    CANCELLED_BY_USER
  }

  /** Upper and lower case in user names are the same, or not. */
  public enum UserNames implements Mode {
    CASE_INSENSITIVE,
    CASE_SENSITIVE
  }

  /** GetUserId refuses an address that several users have, or gives the first of them. */
  public enum SharedAddress implements Mode {
    CONFLICT,
    FIRST
  }

  /** These modes with other answers to some of the questions. */
  public Modes with(Mode... changes) {
    Modes modes = this;
    for (Mode change : changes) {
      modes = modes.withOne(change);
    }
    return modes;
  }

  /**
   * Each question has a type of its own, so the type of the answer says which component changes.
   */
  private Modes withOne(Mode change) {
    RecordComponent[] components = Modes.class.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] = types[i].isInstance(change) ? change : components[i].getAccessor().invoke(this);
      }
      return Modes.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
