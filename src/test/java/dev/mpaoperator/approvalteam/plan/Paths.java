package dev.mpaoperator.approvalteam.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ways through a {@link Tree}, each step with the labels that lead on. */
final class Paths {
  private Paths() {}

  /** Adds a path; where it differs in one step only from one that is there, the two become one. */
  static void add(List<List<List<String>>> paths, List<List<String>> path) {
    for (var other : paths) {
      var differences =
          IntStream.range(0, Math.min(path.size(), other.size()))
              .filter(i -> !path.get(i).equals(other.get(i)))
              .toArray();
      if (path.size() == other.size() && differences.length == 1) {
        var step = differences[0];
        var merged = new ArrayList<>(other);
        merged.set(step, Stream.concat(other.get(step).stream(), path.get(step).stream()).toList());
        paths.remove(other);
        add(paths, merged);
        return;
      }
    }
    paths.add(path);
  }
}
