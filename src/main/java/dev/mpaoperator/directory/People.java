package dev.mpaoperator.directory;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoff;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.directory.Answers.Question;
import dev.mpaoperator.directory.Finding.Unchecked;
import dev.mpaoperator.failure.CloudFailure.Kind;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds people in the directories of accounts, and remembers whom it found. It may be asked from
 * any number of threads: those who ask for one person make one call.
 *
 * <p>What it needs: {@code sso:DescribeInstance} and {@code identitystore:GetUserId}, two calls for
 * a person. {@code identitystore:DescribeUser} shows who is disabled; without it nobody is. Without
 * GetUserId it makes do with {@code identitystore:ListUsers}, which for an address reads the whole
 * directory.
 */
public final class People {
  private final Directory directory;
  private final Backoffs backoffs;
  private final Clock clock;
  private final Ages ages;
  private final Answers answers;
  private final Map<Place, Search> searches = new ConcurrentHashMap<>();

  /** As long as {@link Ages#DEFAULTS} says. */
  public People(Directory directory, Backoffs backoffs, Clock clock) {
    this(directory, backoffs, clock, Ages.DEFAULTS);
  }

  /**
   * Knows nobody yet.
   *
   * @param backoffs of the directory's own, told of its calls: trouble with it stops nothing else
   * @param ages how long what was found is taken for true
   */
  public People(Directory directory, Backoffs backoffs, Clock clock, Ages ages) {
    this.directory = directory;
    this.backoffs = backoffs;
    this.clock = clock;
    this.ages = ages;
    this.answers = new Answers(ages.most());
  }

  /**
   * Finds several people. Whoever needs several asks for all of them at once: should a directory
   * have to be read, it is read once.
   *
   * @return a finding for each, in their order
   */
  public Map<Selector, Finding> find(
      Account account, Instance instance, Collection<Selector> selectors) {
    var place = new Place(account, instance);
    var search = search(place);
    selectors.forEach(search::announce);
    var findings = new LinkedHashMap<Selector, Finding>();
    selectors.forEach(s -> findings.computeIfAbsent(s, _ -> find(place, search, s)));
    return findings;
  }

  /** Finds a person. */
  public Finding find(Account account, Instance instance, Selector selector) {
    var place = new Place(account, instance);
    return find(place, search(place), selector);
  }

  private Search search(Place place) {
    return searches.computeIfAbsent(
        place, p -> new Search(p, directory, backoff(p.account()), clock, ages));
  }

  private Backoff backoff(Account account) {
    return backoffs.of(account);
  }

  private Finding find(Place place, Search search, Selector selector) {
    var answer = answers.of(new Question(place, selector));
    var known = answer.fresh(ages, clock.instant());
    if (known.isPresent()) {
      return known.get();
    }
    answer.asking.lock();
    try {
      return answer
          .fresh(ages, clock.instant())
          .orElseGet(() -> answer.take(asked(place, search, selector), clock.instant()));
    } finally {
      answer.asking.unlock();
    }
  }

  private Finding asked(Place place, Search search, Selector selector) {
    return backoff(place.account())
        .remaining()
        .<Finding>map(_ ->
            new Unchecked(
                "GetUserId",
                Kind.UNAVAILABLE,
                "the directory of people throttles, fails or is out of reach: it is tried again"
                    + " without end"))
        .orElseGet(() -> search.search(selector));
  }
}
