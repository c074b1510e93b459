package dev.mpaoperator.approvalteam.plan;

import java.time.Duration;

/** How far clocks may differ. */
public final class ClockSkew {
  /** AWS accepts requests of clocks that differ from its own by that much. */
  public static final Duration ACCEPTED = Duration.ofMinutes(5);

  private ClockSkew() {}
}
