package dev.mpaoperator.simulator.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What other administrators, other services and AWS itself do. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description = "Does what happens behind the back of a client.",
    subcommands = {
      ConsoleCommands.ForceStatus.class,
      ConsoleCommands.Delete.class,
      ConsoleCommands.Share.class,
      SessionCommands.Ask.class,
      SessionCommands.Cancel.class,
      SessionCommands.ForceSession.class,
      ConsoleCommands.IdentitySource.class,
      ConsoleCommands.Policy.class,
      ConsoleCommands.DeprecatePolicy.class
    })
final class ConsoleCommands {

  @Command(
      name = "force-status",
      mixinStandardHelpOptions = true,
      description = "Shows any status; without one, the truth again.")
  static final class ForceStatus implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Parameters(index = "0", paramLabel = "TEAM")
    String team = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "STATUS")
    @Nullable String status;

    @Parameters(index = "2", arity = "0..1", paramLabel = "CODE")
    @Nullable String code;

    @Override
    public Integer call() {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("team", team);
      body.put("status", status);
      body.put("code", code);
      return target.call("POST", "console/force-status", body, _ -> target.out().println("done"));
    }
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Deletes a team at once, without a vote.")
  static final class Delete implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Parameters(index = "0", paramLabel = "TEAM")
    String team = "";

    @Override
    public Integer call() {
      return target.call(
          "POST",
          "console/delete-team",
          Map.of("team", team),
          _ -> target.out().println("deleted"));
    }
  }

  @Command(
      name = "share",
      mixinStandardHelpOptions = true,
      description = "Shares a team with another account.")
  static final class Share implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Parameters(index = "0", paramLabel = "TEAM")
    String team = "";

    @Parameters(index = "1", paramLabel = "ACCOUNT")
    String account = "";

    @Override
    public Integer call() {
      return target.call(
          "POST",
          "console/share",
          Map.of("team", team, "account", account),
          _ -> target.out().println("shared"));
    }
  }

  @Command(
      name = "policy",
      mixinStandardHelpOptions = true,
      description = "Adds or replaces a policy; versions before the default are deprecated.")
  static final class Policy implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Parameters(index = "0", paramLabel = "ARN", description = "without a version")
    String arn = "";

    @Parameters(index = "1", paramLabel = "VERSIONS", defaultValue = "1", description = "how many")
    int versions;

    @Parameters(index = "2", arity = "0..1", paramLabel = "DEFAULT", description = "else the last")
    @Nullable Integer defaultVersion;

    @Override
    public Integer call() {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("arn", arn);
      body.put("versions", versions);
      body.put("defaultVersion", defaultVersion == null ? versions : defaultVersion);
      return target.call(
          "POST",
          "console/policy",
          body,
          answer -> target.out().println("default " + answer.path("defaultVersion").asInt()));
    }
  }

  @Command(
      name = "deprecate-policy",
      mixinStandardHelpOptions = true,
      description = "No team can be created with a version any more.")
  static final class DeprecatePolicy implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Parameters(index = "0", paramLabel = "ARN", description = "with a version")
    String arn = "";

    @Override
    public Integer call() {
      return target.call(
          "POST",
          "console/deprecate-policy",
          Map.of("versionArn", arn),
          _ -> target.out().println("deprecated"));
    }
  }

  @Command(
      name = "identity-source",
      mixinStandardHelpOptions = true,
      description = "Gives an account an active identity source, or breaks it.")
  static final class IdentitySource implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Parameters(index = "0", paramLabel = "ACCOUNT")
    String account = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "CODE", description = "error code")
    @Nullable String code;

    @Override
    public Integer call() {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("account", account);
      body.put("state", code == null ? "ACTIVE" : "ERROR");
      body.put("code", code);
      return target.call(
          "POST",
          "console/identity-source",
          body,
          answer -> target.out().println(answer.path("state").asText()));
    }
  }
}
