package dev.mpaoperator.simulator.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads durations as people write them: {@code 25h}, {@code 1d12h}, {@code 500ms}, {@code PT3S}.
 */
final class DurationText implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    if (upper.matches("\\d{1,9}MS")) {
      return Duration.ofMillis(Long.parseLong(upper.substring(0, upper.length() - 2)));
    }
    try {
      return Duration.parse(upper.startsWith("P") ? upper : iso(upper));
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is no duration like 25h, 1d12h or 500ms");
    }
  }

  private static String iso(String upper) {
    int day = upper.indexOf('D');
    String days = upper.substring(0, day + 1);
    String time = upper.substring(day + 1);
    return "P" + days + (time.isEmpty() ? "" : "T" + time);
  }
}
