package dev.mpaoperator.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Asks one place after the other and takes the first that has an API server. */
public final class ServerSearch {
  private final List<Place> places;
  private final Consumer<String> say;

  /**
   * A search.
   *
   * @param places in the order in which they are asked
   * @param say gets each line of output
   */
  public ServerSearch(List<Place> places, Consumer<String> say) {
    this.places = List.copyOf(places);
    this.say = say;
  }

  /** The places of this machine, told on standard error. */
  public static ServerSearch ofThisMachine() {
    return new ServerSearch(Places.ofThisMachine(), System.err::println);
  }

  /**
   * The first source, after one line that names it.
   *
   * @throws IllegalStateException if no place has one; the message lists what was tried, why each
   *     failed and what to do
   */
  public Source find() {
    List<String> failures = new ArrayList<>();
    for (Place place : places) {
      try {
        Source source = place.look().take();
        say.accept("cluster: using " + source.description() + " (" + place.name() + ")");
        return source;
      } catch (Unavailable e) {
        failures.add(place.name() + ": " + e.getMessage());
        if (!e.expected()) {
          say.accept("cluster: " + place.name() + ": " + e.getMessage());
        }
      }
    }
    throw new IllegalStateException(message(failures));
  }

  private String message(List<String> failures) {
    StringBuilder text =
        new StringBuilder("No Kubernetes API server was found. Tried, in order:\n");
    for (int i = 0; i < failures.size(); i++) {
      text.append("  ").append(i + 1).append(". ").append(failures.get(i)).append('\n');
    }
    text.append("Any one of these helps:\n");
    places.stream()
        .map(Place::remedy)
        .distinct()
        .forEach(remedy -> text.append("  - ").append(remedy).append('\n'));
    return text.toString();
  }
}
