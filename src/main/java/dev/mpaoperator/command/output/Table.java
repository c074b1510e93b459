package dev.mpaoperator.command.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns for people. Control characters in cells are left out: what AWS says is not trusted. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these heads. */
  public Table(String... heads) {
    rows.add(List.of(heads));
  }

  /** Adds a row, which has a cell for each head. */
  public Table row(List<String> cells) {
    if (cells.size() != rows.getFirst().size()) {
      throw new IllegalArgumentException("a cell for each head: " + cells);
    }
    rows.add(cells.stream().map(Table::plain).toList());
    return this;
  }

  /** The same text without control characters. */
  public static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "");
  }

  /** Lines, each with its line feed. */
  public String text() {
    var widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(row ->
            IntStream.range(0, row.size())
                .mapToObj(column -> ("%-" + widths[column] + "s").formatted(row.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
