package dev.mpaoperator.soak;

import dev.mpaoperator.simulator.world.ModeNames;
import dev.mpaoperator.simulator.world.Modes;
import java.time.Duration;

/** What nobody knows about AWS, as it is in one month. */
final class UnknownAws {
  private UnknownAws() {}

  static Modes choose(Month month) {
    var modes =
        Modes.DEFAULTS.with(
            month.any(Modes.SecondUpdate.values()),
            month.any(Modes.NameUse.values()),
            month.any(Modes.RuleCheck.values()),
            month.any(Modes.PolicyReadBack.values()),
            month.any(Modes.InactiveQuota.values()),
            new Modes.TokenMemory(
                month.any(Duration.ofMillis(1), Duration.ofHours(24), Duration.ofDays(365))),
            month.any(Modes.TokenReuse.values()),
            // Less than the operator's grace: what is shown later than that it cannot know.
            new Modes.StaleReads(
                month.any(Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(10))),
            month.any(Modes.InactiveUpdate.values()),
            month.any(Modes.UpdateCheckCode.values()),
            month.any(Modes.UpdateDuringDeletion.values()),
            new Modes.PageSize(month.any(1, 3, 20)),
            month.any(Modes.DeletionSession.values()),
            month.any(Modes.TeamActionNames.values()),
            month.any(Modes.CancelCode.values()));
    month.story().tell("AWS: %s", ModeNames.asText(modes));
    return modes;
  }
}
