package dev.mpaoperator.directory;

import dev.mpaoperator.account.Backoff;
import dev.mpaoperator.directory.Finding.Ambiguous;
import dev.mpaoperator.directory.Finding.Disabled;
import dev.mpaoperator.directory.Finding.Found;
import dev.mpaoperator.directory.Finding.NotFound;
import dev.mpaoperator.directory.Finding.Unchecked;
import dev.mpaoperator.directory.Selector.Attribute;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.failure.CloudFailure.Kind;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Searches one directory: by the call that is made for it, else through lists. It remembers only
 * what helps to search.
 */
final class Search {
  private final Place place;
  private final Directory directory;
  private final Clock clock;
  private final Ages ages;
  private final EmailList emails;
  private final Refusal instance = new Refusal();
  private final Refusal lookUp = new Refusal();
  private final Refusal closerLook = new Refusal();
  private volatile @Nullable String storeId;

  Search(Place place, Directory directory, Backoff backoff, Clock clock, Ages ages) {
    this.place = place;
    this.directory = directory;
    this.clock = clock;
    this.ages = ages;
    this.emails = new EmailList(place, directory, backoff, clock, ages);
  }

  /** Somebody will ask for this: should all users be read, they are read for this too. */
  void announce(Selector selector) {
    if (selector.attribute() == Attribute.EMAIL) {
      emails.ask(selector.value());
    }
  }

  Finding search(Selector selector) {
    try {
      var store = storeId();
      var found = lookUp(store, selector);
      return found instanceof Found(String id) ? closerLook(store, id) : found;
    } catch (CloudFailure e) {
      if (e.kind() == Kind.INVALID) {
        storeId = null; // the instance may have been set up anew
      }
      return unchecked(e);
    }
  }

  /** The directory's id. Whether it may be known does not hang on who is looked for. */
  private String storeId() {
    var known = storeId;
    if (known != null) {
      return known;
    }
    var refusal = instance.within(ages.refused(), clock.instant()).orElse(null);
    if (refusal != null) {
      throw refusal;
    }
    try {
      known = directory.storeId(place.account(), place.instance());
    } catch (CloudFailure e) {
      if (e.kind() == Kind.DENIED) {
        instance.refused(e, clock.instant());
      }
      throw e;
    }
    storeId = known;
    return known;
  }

  private Finding lookUp(String store, Selector selector) {
    var refusal = lookUp.within(ages.refused(), clock.instant()).orElse(null);
    if (refusal == null) {
      try {
        return directory
            .userId(place.account(), place.instance(), store, selector)
            .<Finding>map(Found::new)
            .orElseGet(NotFound::new);
      } catch (CloudFailure e) {
        if (e.kind() == Kind.CONFLICT) {
          return new Ambiguous(2);
        }
        if (e.kind() != Kind.DENIED) {
          throw e;
        }
        lookUp.refused(e, clock.instant());
        refusal = e;
      }
    }
    return listed(store, selector, refusal);
  }

  /** Through lists; if these are not permitted either, the better call is the one to grant. */
  private Finding listed(String store, Selector selector, CloudFailure refusal) {
    try {
      return switch (selector.attribute()) {
        case USER_NAME -> filtered(store, selector.value());
        case EMAIL -> emails.find(store, selector.value());
      };
    } catch (CloudFailure e) {
      throw e.kind() == Kind.DENIED ? refusal : e;
    }
  }

  private Finding filtered(String store, String userName) {
    var matches = new Matches(userName);
    String next = null;
    do {
      var page = directory.users(place.account(), place.instance(), store, userName, next);
      page.users()
          .forEach(u -> u.values(Attribute.USER_NAME).forEach(name -> matches.add(u, name)));
      next = page.next();
    } while (next != null);
    return matches.finding();
  }

  /** Whether the person is enabled, as far as that may be known. */
  private Finding closerLook(String store, String id) {
    if (closerLook.within(ages.refused(), clock.instant()).isPresent()) {
      return new Found(id);
    }
    Optional<User> user;
    try {
      user = directory.user(place.account(), place.instance(), store, id);
    } catch (CloudFailure e) {
      if (e.kind() == Kind.DENIED) {
        closerLook.refused(e, clock.instant());
        return new Found(id);
      }
      throw e;
    }
    return user.<Finding>map(u -> u.disabled() ? new Disabled(id) : new Found(id))
        .orElseGet(() ->
            new Unchecked(
                "DescribeUser",
                Kind.UNAVAILABLE,
                "the directory found user " + id + " and then did not: it is tried again"));
  }

  private static Unchecked unchecked(CloudFailure e) {
    return new Unchecked(
        e.operation(),
        e.kind(),
        e.kind() == Kind.INVALID
            ? e.getMessage() + ". Correct the identity source; it is tried again"
            : CloudFailure.text(e));
  }
}
