package dev.mpaoperator.simulator.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All roles, sessions of roles and access keys. A role that was never defined can be assumed by
 * everybody and may do everything, and so may an access key without policies.
 */
public final class Roles {
  /** The longest that any role can allow, and what an undefined one does (STS, AssumeRole). */
  static final Duration LONGEST = Duration.ofHours(12);

  private static final Duration USUAL = Duration.ofHours(1);

  private final Map<String, Role> roles = new HashMap<>();
  private final Map<String, List<Policy>> ofKeys = new HashMap<>();
  private final Map<String, AssumedRole> sessions = new LinkedHashMap<>();
  private final Set<String> expired = new HashSet<>();

  /** Begins a role anew, or defines it; sessions that were given out follow it. */
  public synchronized Role define(String roleArn) {
    Role role = new Role(roleArn, USUAL);
    roles.put(roleArn, role);
    return role;
  }

  /** From now on this access key may do only what these identity policies allow. */
  public synchronized void permissions(String accessKey, List<String> documents) {
    ofKeys.put(accessKey, documents.stream().map(Policy::parse).toList());
  }

  /** All sessions that were given out, oldest first. */
  public synchronized List<AssumedRole> sessions() {
    return List.copyOf(sessions.values());
  }

  /** From now on the credentials that were given out so far are refused as expired. */
  public synchronized void expire() {
    expired.addAll(sessions.keySet());
  }

  /** The same for those of one role. */
  public synchronized void expire(String roleArn) {
    sessions.values().stream()
        .filter(session -> session.roleArn().equals(roleArn))
        .forEach(session -> expired.add(session.accessKey()));
  }

  /** Whether these are credentials of a session that is over. */
  public synchronized boolean isExpired(String accessKey, Instant realTime) {
    return expired.contains(accessKey)
        || session(accessKey).filter(s -> !realTime.isBefore(s.expires())).isPresent();
  }

  /** Who stands behind an access key. */
  public synchronized Principal principal(String account, String accessKey) {
    return session(accessKey)
        .map(s ->
            new Principal(
                s.account(), s.arn(), s.roleArn(), s.tags(), role(s.roleArn()).policies()))
        .orElseGet(() ->
            new Principal(
                account,
                "arn:aws:iam::" + account + ":user/" + accessKey,
                null,
                Map.of(),
                ofKeys.get(accessKey)));
  }

  /** The session behind an access key that STS gave out. */
  public synchronized Optional<AssumedRole> session(String accessKey) {
    return Optional.ofNullable(sessions.get(accessKey));
  }

  /** Gives out credentials. The key is unlike all others, and contains the account's number. */
  public synchronized AssumedRole issue(
      String roleArn,
      String account,
      String sessionName,
      @Nullable String externalId,
      Map<String, String> tags,
      Duration duration,
      Instant realTime,
      @Nullable String callerArn) {
    String key = "ASIA%s%04d".formatted(account, sessions.size() + 1);
    AssumedRole session =
        new AssumedRole(
            key,
            roleArn,
            account,
            sessionName,
            externalId,
            Map.copyOf(tags),
            duration,
            realTime.plus(duration),
            callerArn);
    sessions.put(key, session);
    return session;
  }

  /** The role, defined or not. */
  public synchronized Role role(String roleArn) {
    Role defined = roles.get(roleArn);
    return defined == null ? new Role(roleArn, LONGEST) : defined;
  }

  /** The longest session of a role. */
  public Duration longest(String roleArn) {
    return role(roleArn).longest();
  }

  /**
   * The rights that assuming a role takes, of the caller's policies and of the role's trust; the
   * message of the refusal, or nothing.
   */
  public @Nullable String refusal(Principal caller, String roleArn, List<Access> needed) {
    List<String> refused = new ArrayList<>();
    for (Access access : needed) {
      String own = caller.refusal(access);
      if (own != null) {
        refused.add(own);
      } else if (!role(roleArn).trusts(caller, access)) {
        refused.add(
            "User: "
                + caller.arn()
                + " is not authorized to perform: "
                + access.action()
                + " on resource: "
                + roleArn);
      }
    }
    return refused.isEmpty() ? null : refused.getFirst();
  }
}
