package dev.mpaoperator.approvalsession;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What AWS can do with approval sessions, in our words. Every method may throw CloudFailure. */
public interface ApprovalSessionGateway {

  /**
   * The sessions of a team. The list may change while it is read: one session may be missing or
   * shown twice.
   *
   * @param teamArn the team
   * @param since sessions that began before this need not be shown
   */
  Listed list(String teamArn, Instant since);

  /**
   * What a list showed.
   *
   * @param sessions each once, as it was shown last
   * @param calls how many calls it took
   */
  record Listed(List<SessionSnapshot> sessions, int calls) {
    /** The same, after so many other calls. */
    public Listed after(int more) {
      return new Listed(sessions, calls + more);
    }
  }

  /** A closer look at a session; empty if AWS has none of that ARN. */
  Optional<SessionSnapshot> get(String sessionArn);

  /**
   * Whether a team bears the tags of a resource.
   *
   * @param teamArn the team
   * @param cluster id of the cluster
   * @param uid uid of the resource
   */
  boolean isOwned(String teamArn, String cluster, String uid);

  /**
   * Whether a session is the open update or deletion of its team: only such a one may be cancelled
   * (User Guide, "Cancel a session").
   */
  boolean isOpenChange(String teamArn, String sessionArn);

  /** Cancels a session. To cancel what is cancelled does no harm. */
  void cancel(String sessionArn);
}
