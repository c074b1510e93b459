package dev.mpaoperator.simulator.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What other services ask teams for, and how their sessions look. */
final class SessionCommands {
  private SessionCommands() {}

  @Command(
      name = "ask",
      mixinStandardHelpOptions = true,
      description = {
        "Lets another service ask a team for an approval: AWS Backup, if nothing else is said.",
        "A member with an empty value is left out."
      })
  static final class Ask implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Parameters(index = "0", paramLabel = "TEAM")
    String team = "";

    @Option(names = "--action", description = "like payment-cryptography:ImportKey")
    @Nullable String action;

    @Option(names = "--resource", paramLabel = "ARN", description = "what is protected")
    @Nullable String resource;

    @Option(names = "--service", description = "like backup.amazonaws.com")
    @Nullable String service;

    @Option(names = "--requester", paramLabel = "ARN", description = "the principal that asks")
    @Nullable String requester;

    @Option(names = "--account", description = "the account of who asks")
    @Nullable String account;

    @Option(names = "--description", paramLabel = "TEXT", description = "what approvers read")
    @Nullable String description;

    @Option(names = "--comment", paramLabel = "TEXT", description = "what who asks has to say")
    @Nullable String comment;

    @Option(names = "--metadata", paramLabel = "KEY=VALUE", description = "any number of times")
    Map<String, String> metadata = Map.of();

    @Option(names = "--execution-fails", description = "approved, it cannot be carried out")
    boolean executionFails;

    @Option(names = "--quietly", description = "no mails, and no answers by standing orders")
    boolean quietly;

    @Option(names = "--times", paramLabel = "N", defaultValue = "1", description = "so often")
    int times;

    @Override
    public Integer call() {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("team", team);
      put(body, "action", action);
      put(body, "resource", resource);
      put(body, "service", service);
      put(body, "requester", requester);
      put(body, "account", account);
      put(body, "description", description);
      put(body, "comment", comment);
      body.put("metadata", metadata);
      body.put("executionFails", executionFails);
      body.put("quietly", quietly);
      body.put("times", times);
      return target.call(
          "POST",
          "console/open-session",
          body,
          answer -> answer.path("sessionArns").forEach(arn -> target.out().println(arn.asText())));
    }

    private static void put(Map<String, Object> body, String name, @Nullable String value) {
      if (value != null) {
        body.put(name, value.isEmpty() ? null : value);
      }
    }
  }

  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = "Cancels an open vote, as an administrator or the service that asked.")
  static final class Cancel implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Parameters(index = "0", paramLabel = "SESSION", description = "or its team, if it is the only")
    String session = "";

    @Override
    public Integer call() {
      return target.call(
          "POST",
          "console/cancel-session",
          Map.of("session", session),
          _ -> target.out().println("cancelled"));
    }
  }

  @Command(
      name = "force-session",
      mixinStandardHelpOptions = true,
      description = "Shows any status of a session; without one, the truth again.")
  static final class ForceSession implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Parameters(index = "0", paramLabel = "SESSION")
    String session = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "STATUS")
    @Nullable String status;

    @Parameters(index = "2", arity = "0..1", paramLabel = "CODE")
    @Nullable String code;

    @Option(names = "--execution", paramLabel = "STATUS", description = "the execution status")
    @Nullable String execution;

    @Override
    public Integer call() {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("session", session);
      body.put("status", status);
      body.put("code", code);
      body.put("execution", execution);
      return target.call("POST", "console/force-session", body, _ -> target.out().println("done"));
    }
  }
}
