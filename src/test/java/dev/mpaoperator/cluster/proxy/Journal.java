package dev.mpaoperator.cluster.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The requests that came to the proxy, in order. */
public final class Journal {
  private final List<Exchange> exchanges = new ArrayList<>();
  private int forgotten = 0;

  Journal() {}

  /** All of them. */
  public synchronized List<Exchange> all() {
    return List.copyOf(exchanges);
  }

  /** Those that may change something. */
  public List<Exchange> writes() {
    return all().stream().filter(Exchange::write).toList();
  }

  /** How many there are of a kind. */
  public long count(Predicate<Exchange> kind) {
    return all().stream().filter(kind).count();
  }

  /** How many have this method ({@code *}: any) and a target in which the expression is found. */
  public long count(String method, String target) {
    Pattern pattern = Pattern.compile(target);
    return count(exchange ->
        (method.equals("*") || exchange.method().matches(method))
            && pattern.matcher(exchange.target()).find());
  }

  /** Forgets what came so far. */
  public synchronized void clear() {
    forgotten += exchanges.size();
    exchanges.clear();
  }

  /** Adds a request and returns its number, under which {@link #status} finds it. */
  synchronized int add(String method, String target) {
    exchanges.add(new Exchange(method, target, 0));
    return forgotten + exchanges.size() - 1;
  }

  synchronized void status(int number, int status) {
    int index = number - forgotten;
    if (index >= 0) {
      Exchange before = exchanges.get(index);
      exchanges.set(index, new Exchange(before.method(), before.target(), status));
    }
  }
}
