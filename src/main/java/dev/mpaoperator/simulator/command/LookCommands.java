package dev.mpaoperator.simulator.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looking at the world, and moving its clock. */
final class LookCommands {
  private LookCommands() {}

  @Command(
      name = "state",
      mixinStandardHelpOptions = true,
      description = "Shows the teams and the time.")
  static final class State implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Override
    public Integer call() {
      return target.call("GET", "state", Map.of(), this::print);
    }

    private void print(JsonNode state) {
      PrintWriter out = target.out();
      JsonNode clock = state.path("clock");
      out.println(
          clock.path("now").asText() + (clock.path("frozen").asBoolean() ? " (frozen)" : ""));
      for (JsonNode source : state.path("identitySources")) {
        out.println(line(source, "status", "statusCode", "identitySourceArn"));
      }
      Map<String, String> names = new HashMap<>();
      state
          .path("people")
          .forEach(p -> names.put(p.path("id").asText(), p.path("userName").asText()));
      for (JsonNode team : state.path("teams")) {
        out.println(line(team, "status", "statusCode", "name", "arn"));
        print(out, team.path("approvers"), names, "");
        print(out, team.path("pendingUpdate").path("approvers"), names, "proposed ");
      }
    }

    private static void print(
        PrintWriter out, JsonNode approvers, Map<String, String> names, String prefix) {
      for (JsonNode approver : approvers) {
        String id = approver.path("primaryIdentityId").asText();
        out.println(
            "  "
                + prefix
                + names.getOrDefault(id, id)
                + "  "
                + approver.path("primaryIdentityStatus").asText());
      }
    }
  }

  @Command(
      name = "mails",
      mixinStandardHelpOptions = true,
      description = "Shows the mails that people got.")
  static final class Mails implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Override
    public Integer call() {
      return target.call(
          "GET",
          "mails",
          Map.of(),
          mails ->
              mails.forEach(
                  m -> target.out().println(line(m, "time", "kind", "recipient", "teamName"))));
    }
  }

  @Command(
      name = "journal",
      mixinStandardHelpOptions = true,
      description = "Shows the calls of the service.")
  static final class Journal implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Override
    public Integer call() {
      return target.call(
          "GET",
          "journal",
          Map.of(),
          calls ->
              calls.forEach(c ->
                  target
                      .out()
                      .println(
                          line(
                              c,
                              "sequence",
                              "time",
                              "account",
                              "operation",
                              "status",
                              "errorType",
                              "resource"))));
    }
  }

  @Command(
      name = "advance",
      mixinStandardHelpOptions = true,
      description = "Moves the clock forward.")
  static final class Advance implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Parameters(
        index = "0",
        paramLabel = "DURATION",
        converter = DurationText.class,
        description = "like 25h, 1d12h or 500ms")
    Duration by = Duration.ZERO;

    @Override
    public Integer call() {
      return target.call(
          "POST",
          "clock",
          Map.of("advance", by.toString()),
          clock -> target.out().println(clock.path("now").asText()));
    }
  }

  @Command(
      name = "mode",
      mixinStandardHelpOptions = true,
      description = "Shows the modes, or changes some of them.")
  static final class Mode implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Parameters(paramLabel = "NAME=VALUE", description = "like secondUpdate=REPLACES")
    Map<String, String> modes = Map.of();

    @Override
    public Integer call() {
      return target.call(
          modes.isEmpty() ? "GET" : "PUT",
          "modes",
          new LinkedHashMap<>(modes),
          all ->
              all.properties()
                  .forEach(m -> target.out().println(m.getKey() + "=" + m.getValue().asText())));
    }
  }

  /** The members that are there, with spaces between. */
  static String line(JsonNode node, String... names) {
    StringBuilder line = new StringBuilder();
    for (String name : names) {
      if (node.has(name)) {
        line.append(line.isEmpty() ? "" : "  ").append(node.get(name).asText());
      }
    }
    return line.toString();
  }
}
