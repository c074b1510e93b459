package dev.mpaoperator.directory;

import dev.mpaoperator.account.Backoff;
import dev.mpaoperator.directory.Finding.Unchecked;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.failure.CloudFailure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Finds addresses in a directory that can only be listed: GetUserId is not permitted, and ListUsers
 * filters by no address. The whole directory, 100 users a call, is read once for all that were
 * asked for, and then not for a while.
 */
final class EmailList {
  private static final String LIST = "ListUsers";

  private final Place place;
  private final Directory directory;
  private final Backoff backoff;
  private final Clock clock;
  private final Ages ages;
  private final Set<String> asked;
  private final ReentrantLock one = new ReentrantLock();
  private volatile @Nullable Reading complete;
  private volatile Instant begun = Instant.MIN;
  private @Nullable Reading brokenOff; // guarded by the lock

  EmailList(Place place, Directory directory, Backoff backoff, Clock clock, Ages ages) {
    this.place = place;
    this.directory = directory;
    this.backoff = backoff;
    this.clock = clock;
    this.ages = ages;
    asked =
        Collections.synchronizedSet(
            Collections.newSetFromMap(
                new LinkedHashMap<>() {
                  @Override
                  protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > ages.most();
                  }
                }));
  }

  /** The next reading is for this address too. */
  void ask(String value) {
    asked.add(value);
  }

  /** Who has an address. It may throw {@code CloudFailure}. */
  Finding find(String storeId, String value) {
    ask(value);
    var known = known(value);
    if (known != null) {
      return known;
    }
    if (!one.tryLock()) {
      return later();
    }
    try {
      known = known(value);
      if (known != null) {
        return known;
      }
      var reading = reading();
      return reading == null ? later() : read(reading, storeId, value);
    } finally {
      one.unlock();
    }
  }

  private @Nullable Finding known(String value) {
    var last = complete;
    return last == null || isOld(last.at()) ? null : last.finding(value).orElse(null);
  }

  /** The reading to go on with, {@code null} if it is too early for another one. */
  private @Nullable Reading reading() {
    if (brokenOff != null && !isOld(brokenOff.at())) {
      return brokenOff;
    }
    if (!isOld(begun)) {
      return null;
    }
    var now = clock.instant();
    begun = now;
    synchronized (asked) {
      return new Reading(Set.copyOf(asked), now);
    }
  }

  private boolean isOld(Instant at) {
    var now = clock.instant();
    return at.isAfter(now)
        || at.equals(Instant.MIN)
        || Duration.between(at, now).compareTo(ages.list()) >= 0;
  }

  private Finding read(Reading reading, String storeId, String value) {
    brokenOff = reading;
    try {
      take(reading, storeId);
      while (!reading.isComplete()) {
        if (backoff.remaining().isPresent()) {
          return later();
        }
        take(reading, storeId);
      }
    } catch (CloudFailure e) {
      if (e.kind() != Kind.UNAVAILABLE) {
        brokenOff = null;
        begun = Instant.MIN; // nothing was read: permitted, it may begin at once
      }
      throw e;
    }
    brokenOff = null;
    complete = reading;
    return reading.finding(value).orElseGet(this::later);
  }

  private void take(Reading reading, String storeId) {
    var page = directory.users(place.account(), place.instance(), storeId, null, reading.next());
    reading.take(page, clock.instant());
  }

  private Unchecked later() {
    return new Unchecked(
        LIST,
        Kind.UNAVAILABLE,
        ("the operator may not look a person up by e-mail address (identitystore:GetUserId), so it"
                + " reads the whole directory, at most every %d minutes: it is tried again. Grant"
                + " the operator's role identitystore:GetUserId to have it at once")
            .formatted(ages.list().toMinutes()));
  }
}
