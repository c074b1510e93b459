package dev.mpaoperator.command.policies;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.GrowingWait;
import dev.mpaoperator.account.Policy;
import dev.mpaoperator.account.PolicyLists;
import dev.mpaoperator.aws.CallObserver;
import dev.mpaoperator.aws.MpaClients;
import dev.mpaoperator.aws.MpaPolicyLists;
import dev.mpaoperator.command.connection.ConfigOption;
import dev.mpaoperator.command.connection.Surroundings;
import dev.mpaoperator.command.output.ExitCode;
import dev.mpaoperator.command.output.Trouble;
import dev.mpaoperator.command.policies.PolicyListing.Entry;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.operations.ConfigException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code policies}: which policies teams can be created with. */
@Command(
    name = "policies",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the policies that approval teams of the AWS account can be created with.",
      "Region and endpoint are those of the operator's configuration; AWS credentials come from the SDK's default chain."
    })
public final class PoliciesCommand implements Callable<Integer> {
  /** How it is printed. */
  enum Format {
    /** For people. */
    TABLE,
    /** To be pasted into a spec. */
    YAML,
    /** For programs. */
    JSON
  }

  @Spec @Nullable CommandSpec spec;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json, or yaml to paste under `spec:`.")
  private Format format = Format.TABLE;

  @Option(
      names = "--pin",
      description =
          "In yaml: the number of the default version instead of $DEFAULT, which templating such as envsubst eats.")
  private boolean pin;

  private final Set<String> unpermitted = new TreeSet<>();
  private final Surroundings surroundings;

  /** Reads AWS with these variables. */
  public PoliciesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var commandLine = Objects.requireNonNull(spec).commandLine();
    try {
      var listing = new PolicyListing(read());
      print(commandLine.getOut(), listing);
      unpermitted.forEach(operation ->
          commandLine
              .getErr()
              .println(
                  "mpa-operator: these credentials may not call %s: what it would show is left out"
                      .formatted(CloudFailure.action(operation))));
      return ExitCode.OK;
    } catch (ConfigException e) {
      commandLine.getErr().println("mpa-operator: " + e.getMessage());
      return ExitCode.USAGE;
    } catch (CloudFailure e) {
      commandLine.getErr().println("mpa-operator: " + sentence(e));
      return ExitCode.FAILED;
    }
  }

  private void print(PrintWriter out, PolicyListing listing) {
    out.print(
        switch (format) {
          case TABLE -> listing.table();
          case YAML -> listing.yaml(pin);
          case JSON -> listing.json();
        });
    out.flush();
  }

  private static String sentence(CloudFailure e) {
    return "the policies cannot be read: " + Trouble.text(e);
  }

  private List<Entry> read() {
    var aws = config.load(surroundings).aws();
    var connection = new MpaClients.Connection(aws.region(), aws.endpoint(), aws.callTimeout());
    var backoffs =
        new Backoffs(
            new GrowingWait(Duration.ofSeconds(1), Duration.ofSeconds(1)),
            surroundings.clock(),
            new Random());
    try (var clients = new MpaClients(connection, CallObserver.NONE, backoffs.of(Account.OWN))) {
      var lists = new MpaPolicyLists(_ -> clients);
      return lists.policies(Account.OWN).stream().map(policy -> entry(lists, policy)).toList();
    }
  }

  private Entry entry(PolicyLists lists, Policy policy) {
    var versions = permitted(() -> lists.versions(Account.OWN, policy.arn()));
    var defaultVersion = policy.defaultVersion();
    var allows =
        defaultVersion == null
            ? Optional.<List<String>>empty()
            : permitted(() -> lists.allows(Account.OWN, policy.arn() + "/" + defaultVersion))
                .flatMap(found -> found);
    return new Entry(policy, versions.orElse(List.of()), allows.orElse(List.of()));
  }

  private <T> Optional<T> permitted(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (CloudFailure e) {
      if (e.kind() != CloudFailure.Kind.DENIED) {
        throw e;
      }
      unpermitted.add(e.operation());
      return Optional.empty();
    }
  }
}
