package dev.mpaoperator.simulator.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What approvers do in the portal. */
final class AnswerCommands {
  private AnswerCommands() {}

  /** Which team, and who: somebody named, or everybody. */
  static final class Answer {
    @Parameters(index = "0", paramLabel = "TEAM", description = "name or ARN")
    String team = "";

    @Parameters(
        index = "1..*",
        paramLabel = "PERSON",
        description = "user name, e-mail address or id")
    List<String> people = List.of();

    @Option(names = "--all", description = "everybody who is asked")
    boolean all;

    int send(Target target, String answer) {
      if (people.isEmpty() != all) {
        throw target.wrongUsage("name one or more people, or say --all");
      }
      String who = all ? "all" : String.join(", ", people);
      return target.call(
          "POST",
          "answers",
          Map.of("team", team, "answer", answer, "all", all, "people", people),
          _ -> target.out().println(team + ": " + who + " " + answer.toLowerCase(Locale.ROOT)));
    }
  }

  @Command(
      name = "accept",
      mixinStandardHelpOptions = true,
      description = "Accepts the invitation to a team.")
  static final class Accept implements Callable<Integer> {
    @Mixin Target target = new Target();
    @Mixin Answer answer = new Answer();

    @Override
    public Integer call() {
      return answer.send(target, "ACCEPT");
    }
  }

  @Command(
      name = "decline",
      mixinStandardHelpOptions = true,
      description = "Declines the invitation to a team.")
  static final class Decline implements Callable<Integer> {
    @Mixin Target target = new Target();
    @Mixin Answer answer = new Answer();

    @Override
    public Integer call() {
      return answer.send(target, "DECLINE");
    }
  }

  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      description = "Approves what a team votes on.")
  static final class Approve implements Callable<Integer> {
    @Mixin Target target = new Target();
    @Mixin Answer answer = new Answer();

    @Override
    public Integer call() {
      return answer.send(target, "APPROVE");
    }
  }

  @Command(
      name = "reject",
      mixinStandardHelpOptions = true,
      description = "Rejects what a team votes on.")
  static final class Reject implements Callable<Integer> {
    @Mixin Target target = new Target();
    @Mixin Answer answer = new Answer();

    @Override
    public Integer call() {
      return answer.send(target, "REJECT");
    }
  }

  @Command(
      name = "order",
      mixinStandardHelpOptions = true,
      description = "Says what people do with every mail from now on, by themselves.")
  static final class Order implements Callable<Integer> {
    @Mixin Target target = new Target();

    @Parameters(
        index = "0",
        paramLabel = "ORDER",
        description = "agrees, refuses, silent, accepts-invitations or accepts-then-rejects")
    String order = "";

    @Parameters(index = "1..*", paramLabel = "PERSON", description = "nobody named: everybody")
    List<String> people = List.of();

    @Override
    public Integer call() {
      String word = order.toUpperCase(Locale.ROOT).replace('-', '_');
      return target.call(
          "POST",
          "orders",
          Map.of("order", word, "people", people),
          _ ->
              target
                  .out()
                  .println((people.isEmpty() ? "all" : String.join(", ", people)) + ": " + word));
    }
  }
}
