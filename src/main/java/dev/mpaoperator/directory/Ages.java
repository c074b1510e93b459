package dev.mpaoperator.directory;

import java.time.Duration;

/**
 * How long what was found is taken for true.
 *
 * @param found a person
 * @param other nobody, several, somebody disabled: short, since who adds the person waits for it
 * @param refused a call that is not permitted is not tried again within this time
 * @param list between two readings of a whole directory, at least
 * @param most how many answers are remembered; the longest unused one is forgotten
 */
public record Ages(Duration found, Duration other, Duration refused, Duration list, int most) {
  /** An hour, five minutes, a minute, ten minutes, ten thousand. */
  public static final Ages DEFAULTS =
      new Ages(
          Duration.ofHours(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          10_000);

  /** How long a finding is taken for true. */
  Duration of(Finding finding) {
    return switch (finding) {
      case Finding.Found _ -> found;
      case Finding.NotFound _, Finding.Ambiguous _, Finding.Disabled _ -> other;
      case Finding.Unchecked unchecked ->
          switch (unchecked.kind()) {
            case DENIED, WRONG_ACCOUNT, INVALID -> refused;
            case CONFLICT, QUOTA, UNAVAILABLE -> Duration.ZERO;
          };
    };
  }
}
