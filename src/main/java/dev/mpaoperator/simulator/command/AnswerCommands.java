package dev.mpaoperator.simulator.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What approvers do in the portal. */
final class AnswerCommands {
  private AnswerCommands() {}

  /** Somebody named, or everybody. */
  static final class Who {
    @Parameters(
        index = "1..*",
        arity = "1..*",
        paramLabel = "PERSON",
        description = "user name, e-mail address or id")
    @Nullable List<String> people;

    @Option(names = "--all", required = true, description = "everybody who is asked")
    boolean all;
  }

  /** Which team, and who. */
  static final class Answer {
    @Parameters(index = "0", paramLabel = "TEAM", description = "name or ARN")
    String team = "";

    @ArgGroup(multiplicity = "1")
    Who who = new Who();

    int send(Target target, String answer) {
      List<String> people = who.people == null ? List.of() : who.people;
      return target.call(
          "POST",
          "answers",
          Map.of("team", team, "answer", answer, "all", who.all, "people", people),
          _ ->
              target
                  .out()
                  .println(
                      team
                          + ": "
                          + (who.all ? "all" : String.join(", ", people))
                          + " "
                          + answer.toLowerCase(Locale.ROOT)));
    }
  }

  @Command(name = "accept", description = "Accepts the invitation to a team.")
  static final class Accept implements Callable<Integer> {
    @Mixin Target target = new Target();
    @Mixin Answer answer = new Answer();

    @Override
    public Integer call() {
      return answer.send(target, "ACCEPT");
    }
  }

  @Command(name = "decline", description = "Declines the invitation to a team.")
  static final class Decline implements Callable<Integer> {
    @Mixin Target target = new Target();
    @Mixin Answer answer = new Answer();

    @Override
    public Integer call() {
      return answer.send(target, "DECLINE");
    }
  }

  @Command(name = "approve", description = "Approves what a team votes on.")
  static final class Approve implements Callable<Integer> {
    @Mixin Target target = new Target();
    @Mixin Answer answer = new Answer();

    @Override
    public Integer call() {
      return answer.send(target, "APPROVE");
    }
  }

  @Command(name = "reject", description = "Rejects what a team votes on.")
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
