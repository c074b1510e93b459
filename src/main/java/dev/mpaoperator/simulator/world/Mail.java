package dev.mpaoperator.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An e-mail that a real person would have got. */
public record Mail(
    Kind kind,
    String recipient,
    String email,
    String teamArn,
    String teamName,
    @Nullable String sessionArn,
    Instant time) {

  /** Why it was sent. Results of votes are not mailed (User Guide, how-it-works). */
  public enum Kind {
    INVITATION,
    VOTE_REQUEST
  }
}
