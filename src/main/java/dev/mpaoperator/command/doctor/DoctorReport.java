package dev.mpaoperator.command.doctor;

import dev.mpaoperator.command.output.Json;
import dev.mpaoperator.command.output.Style;
import dev.mpaoperator.command.output.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was found, as it is printed.
 *
 * @param ok whether nothing failed
 * @param checks in the order in which they were made
 */
record DoctorReport(boolean ok, List<Check> checks) {
  static DoctorReport of(Findings findings) {
    return new DoctorReport(!findings.failed(), findings.all());
  }

  String json() {
    return Json.text(this);
  }

  /** A line for each, and under it what mends it. */
  String text(Style style) {
    var width = checks.stream().mapToInt(c -> name(c).length()).max().orElse(0);
    return checks.stream().map(c -> line(c, width, style)).collect(Collectors.joining())
        + summary()
        + "\n";
  }

  private static String line(Check c, int width, Style style) {
    var status = "%-7s".formatted(c.status());
    var line =
        "%s  %s  %s\n"
            .formatted(
                switch (c.status()) {
                  case OK -> style.good(status);
                  case WARN -> style.warning(status);
                  case FAIL -> style.bad(status);
                  case SKIPPED -> style.faint(status);
                },
                ("%-" + width + "s").formatted(name(c)),
                Table.plain(c.message()));
    return c.fix() == null
        ? line
        : line + " ".repeat(width + 11) + "to do: " + Table.plain(c.fix()) + "\n";
  }

  private static String name(Check c) {
    return c.subject() == null ? c.check() : "%s (%s)".formatted(c.check(), c.subject());
  }

  private String summary() {
    return Arrays.stream(Status.values())
        .map(s -> count(s) + " " + s.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private long count(Status status) {
    return checks.stream().filter(c -> c.status() == status).count();
  }
}
