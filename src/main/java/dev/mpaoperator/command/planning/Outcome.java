package dev.mpaoperator.command.planning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of one manifest.
 *
 * @param team namespace and name of the resource
 * @param result in one word
 * @param reason the reason that the status would give, {@code null} if the API server refused it
 * @param message in words
 * @param changes what would be done, in sentences
 */
record Outcome(
    String team, Result result, @Nullable String reason, String message, List<String> changes) {

  /** How it would go on. */
  enum Result {
    /** Nothing would be done. */
    NOTHING,
    /** Something would be done of which nobody is asked. */
    CHANGES,
    /** People would be asked or invited. */
    ASKS,
    /** Something is awaited first. */
    WAITS,
    /** It would be held back until a person does something. */
    HELD,
    /** It would be refused. */
    REFUSED,
    /** Something that had to be asked gave no answer. */
    UNKNOWN
  }

  @JsonIgnore
  boolean isFailed() {
    return result == Result.REFUSED || result == Result.UNKNOWN;
  }

  static Outcome refused(String team, @Nullable String reason, String message) {
    return new Outcome(team, Result.REFUSED, reason, message, List.of());
  }

  static Outcome unknown(String team, String message) {
    return new Outcome(team, Result.UNKNOWN, null, message, List.of());
  }
}
