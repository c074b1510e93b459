package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.world.Modes.CancelCode;
import dev.mpaoperator.simulator.world.Modes.DeletionSession;
import dev.mpaoperator.simulator.world.Modes.ExecutionTime;
import dev.mpaoperator.simulator.world.Modes.InactiveQuota;
import dev.mpaoperator.simulator.world.Modes.InactiveUpdate;
import dev.mpaoperator.simulator.world.Modes.Mode;
import dev.mpaoperator.simulator.world.Modes.NameUse;
import dev.mpaoperator.simulator.world.Modes.PageSize;
import dev.mpaoperator.simulator.world.Modes.PolicyReadBack;
import dev.mpaoperator.simulator.world.Modes.RuleCheck;
import dev.mpaoperator.simulator.world.Modes.SecondUpdate;
import dev.mpaoperator.simulator.world.Modes.SessionCreation;
import dev.mpaoperator.simulator.world.Modes.SharedAddress;
import dev.mpaoperator.simulator.world.Modes.StaleReads;
import dev.mpaoperator.simulator.world.Modes.TeamActionNames;
import dev.mpaoperator.simulator.world.Modes.TokenMemory;
import dev.mpaoperator.simulator.world.Modes.TokenReuse;
import dev.mpaoperator.simulator.world.Modes.UpdateCheckCode;
import dev.mpaoperator.simulator.world.Modes.UpdateDuringDeletion;
import dev.mpaoperator.simulator.world.Modes.UserNames;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Modes as text, for the control API and the command line. */
public final class ModeNames {
  private ModeNames() {}

  /** The mode that {@code name=value} means. */
  public static Mode parse(String name, String value) {
    try {
      return switch (name) {
        case "secondUpdate" -> SecondUpdate.valueOf(value);
        case "nameUse" -> NameUse.valueOf(value);
        case "ruleCheck" -> RuleCheck.valueOf(value);
        case "policyReadBack" -> PolicyReadBack.valueOf(value);
        case "inactiveQuota" -> InactiveQuota.valueOf(value);
        case "tokenMemory" -> new TokenMemory(Duration.parse(value));
        case "tokenReuse" -> TokenReuse.valueOf(value);
        case "staleReads" -> new StaleReads(Duration.parse(value));
        case "inactiveUpdate" -> InactiveUpdate.valueOf(value);
        case "updateCheckCode" -> UpdateCheckCode.valueOf(value);
        case "updateDuringDeletion" -> UpdateDuringDeletion.valueOf(value);
        case "pageSize" -> new PageSize(Integer.parseInt(value));
        case "sessionCreation" -> new SessionCreation(Duration.parse(value));
        case "executionTime" -> new ExecutionTime(Duration.parse(value));
        case "deletionSession" -> DeletionSession.valueOf(value);
        case "teamActionNames" -> TeamActionNames.valueOf(value);
        case "cancelCode" -> CancelCode.valueOf(value);
        case "userNames" -> UserNames.valueOf(value);
        case "sharedAddress" -> SharedAddress.valueOf(value);
        default ->
            throw new IllegalArgumentException(
                "there is no mode '" + name + "'; there are " + asText(Modes.DEFAULTS).keySet());
      };
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "mode " + name + " is a duration like PT3S, not '" + value + "'", e);
    }
  }

  /** Every mode with its name. */
  public static Map<String, String> asText(Modes modes) {
    Map<String, String> text = new LinkedHashMap<>();
    text.put("secondUpdate", modes.secondUpdate().name());
    text.put("nameUse", modes.nameUse().name());
    text.put("ruleCheck", modes.ruleCheck().name());
    text.put("policyReadBack", modes.policyReadBack().name());
    text.put("inactiveQuota", modes.inactiveQuota().name());
    text.put("tokenMemory", modes.tokenMemory().duration().toString());
    text.put("tokenReuse", modes.tokenReuse().name());
    text.put("staleReads", modes.staleReads().lag().toString());
    text.put("inactiveUpdate", modes.inactiveUpdate().name());
    text.put("updateCheckCode", modes.updateCheckCode().name());
    text.put("updateDuringDeletion", modes.updateDuringDeletion().name());
    text.put("pageSize", Integer.toString(modes.pageSize().items()));
    text.put("sessionCreation", modes.sessionCreation().duration().toString());
    text.put("executionTime", modes.executionTime().duration().toString());
    text.put("deletionSession", modes.deletionSession().name());
    text.put("teamActionNames", modes.teamActionNames().name());
    text.put("cancelCode", modes.cancelCode().name());
    text.put("userNames", modes.userNames().name());
    text.put("sharedAddress", modes.sharedAddress().name());
    return text;
  }
}
