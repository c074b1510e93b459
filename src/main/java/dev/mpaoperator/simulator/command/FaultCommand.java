package dev.mpaoperator.simulator.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets calls go wrong. */
@Command(
    name = "fault",
    mixinStandardHelpOptions = true,
    description = "Lets calls go wrong; without a subcommand, shows the faults.",
    subcommands = {FaultCommand.Add.class, FaultCommand.Release.class, FaultCommand.Clear.class})
final class FaultCommand implements Callable<Integer> {
  @Mixin Target target = new Target();

  @Override
  public Integer call() {
    return target.call(
        "GET", "faults", Map.of(), all -> all.forEach(f -> target.out().println(show(f))));
  }

  private static String show(JsonNode fault) {
    return LookCommands.line(fault, "id", "kind", "phase", "operation", "resource", "account")
        + "  hits "
        + fault.path("hits").asText();
  }

  /** How it goes wrong: one of these. */
  static final class Kind {
    @Option(names = "--error", paramLabel = "TYPE:STATUS", description = "ThrottlingException:429")
    @Nullable String error;

    @Option(names = "--reset", description = "the connection is cut")
    boolean reset;

    @Option(names = "--hang", description = "nothing happens until the fault is released")
    boolean hang;

    @Option(names = "--delay", converter = DurationText.class, description = "it takes longer")
    @Nullable Duration delay;

    void describe(Map<String, Object> body) {
      if (reset) {
        body.put("kind", "RESET");
      } else if (hang) {
        body.put("kind", "HANG");
      } else if (delay != null) {
        body.put("kind", "DELAY");
        body.put("duration", delay.toString());
      } else if (error != null) {
        int colon = error.indexOf(':');
        body.put("kind", "FAILURE");
        body.put("type", colon < 0 ? error : error.substring(0, colon));
        body.put("status", colon < 0 ? "500" : error.substring(colon + 1));
      }
    }
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Puts a fault in: the next matching call goes wrong.")
  static final class Add implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Option(names = "--operation", description = "like CreateApprovalTeam (default: any)")
    @Nullable String operation;

    @Option(names = "--about", description = "a part of the ARN or name (default: any)")
    @Nullable String about;

    @Option(names = "--account", description = "the account that calls (default: any)")
    @Nullable String account;

    @Option(names = "--skip", defaultValue = "0", description = "so many go well first")
    int skip;

    @Option(names = "--times", defaultValue = "1", description = "so many go wrong then")
    int times;

    @Option(names = "--after", description = "after the effect, not before it")
    boolean after;

    @ArgGroup(multiplicity = "1")
    Kind kind = new Kind();

    @Override
    public Integer call() {
      Map<String, Object> body = new LinkedHashMap<>();
      if (operation != null) {
        body.put("operation", operation);
      }
      if (about != null) {
        body.put("resource", about);
      }
      if (account != null) {
        body.put("account", account);
      }
      body.put("skip", skip);
      body.put("times", times);
      body.put("phase", after ? "AFTER_EFFECT" : "BEFORE_EFFECT");
      kind.describe(body);
      return target.call("POST", "faults", body, fault -> target.out().println(show(fault)));
    }
  }

  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description = "Lets the calls go on that a fault holds.")
  static final class Release implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Parameters(index = "0", paramLabel = "ID")
    int id;

    @Override
    public Integer call() {
      return target.call(
          "POST",
          "faults/" + id + "/release",
          Map.of(),
          fault -> target.out().println(show(fault)));
    }
  }

  @Command(name = "clear", mixinStandardHelpOptions = true, description = "Takes all faults out.")
  static final class Clear implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Override
    public Integer call() {
      return target.call("DELETE", "faults", Map.of(), _ -> target.out().println("no faults"));
    }
  }
}
