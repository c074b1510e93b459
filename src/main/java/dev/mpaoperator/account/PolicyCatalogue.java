package dev.mpaoperator.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The policies that an account can use. Lists are remembered, and whoever asks says how old they
 * may be; what a version allows never changes, and is read once. One reading at a time, from any
 * number of threads. Failures are passed on and not remembered.
 */
public final class PolicyCatalogue {
  private final Account account;
  private final PolicyLists lists;
  private final Clock clock;
  private final Lock reading = new ReentrantLock();
  private final Remembered<List<Policy>> policies = new Remembered<>();
  private final Map<String, Remembered<List<PolicyVersion>>> versions = new ConcurrentHashMap<>();
  private final Map<String, List<String>> allows = new ConcurrentHashMap<>();

  PolicyCatalogue(Account account, PolicyLists lists, Clock clock) {
    this.account = account;
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * All policies.
   *
   * @param age how old the answer may be
   */
  public List<Policy> policies(Duration age) {
    return policies.within(age, clock, reading, () -> lists.policies(account));
  }

  /**
   * All versions of a policy, none if there is no such policy.
   *
   * @param policyArn without a version
   * @param age how old the answer may be
   */
  public List<PolicyVersion> versions(String policyArn, Duration age) {
    return versions
        .computeIfAbsent(policyArn, _ -> new Remembered<>())
        .within(age, clock, reading, () -> lists.versions(account, policyArn));
  }

  /**
   * What a version allows, empty if there is no such version.
   *
   * @param versionArn qualified by a number
   */
  public Optional<List<String>> allows(String versionArn) {
    var known = allows.get(versionArn);
    if (known != null) {
      return Optional.of(known);
    }
    reading.lock();
    try {
      var read =
          Optional.ofNullable(allows.get(versionArn)).or(() -> lists.allows(account, versionArn));
      read.ifPresent(actions -> allows.put(versionArn, actions));
      return read;
    } finally {
      reading.unlock();
    }
  }
}
