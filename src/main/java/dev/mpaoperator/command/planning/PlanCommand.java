package dev.mpaoperator.command.planning;

import dev.mpaoperator.aws.CallObserver;
import dev.mpaoperator.command.connection.ClusterOptions;
import dev.mpaoperator.command.connection.ConfigOption;
import dev.mpaoperator.command.connection.Surroundings;
import dev.mpaoperator.command.output.ExitCode;
import dev.mpaoperator.command.output.Json;
import dev.mpaoperator.command.output.Style;
import dev.mpaoperator.command.output.Table;
import dev.mpaoperator.command.output.Trouble;
import dev.mpaoperator.operations.ConfigException;
import dev.mpaoperator.operations.OperatorConfig;
import dev.mpaoperator.wiring.AwsSide;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plan}: what would be asked of whom. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Says what would be requested, and of how many people, if these manifests were applied now. Nothing is changed.",
      "The manifests are checked by a dry run of the API server, if there is a cluster.",
      "Exit code: 0 planned, 1 refused, or AWS or the cluster cannot be asked, 2 bad usage. With --detailed-exit-code: 0 nothing to do,"
          + " 3 something that nobody is asked about, 4 people would be asked, 5 it would wait or is held back, and people may be asked after that."
    })
public final class PlanCommand implements Callable<Integer> {
  private static final int CHANGES = 3;
  private static final int ASKS = 4;
  private static final int LATER = 5;

  /** How it is printed. */
  enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON
  }

  @Spec @Nullable CommandSpec spec;

  @Mixin private final ConfigOption config = new ConfigOption();
  @Mixin private final ClusterOptions cluster = new ClusterOptions();
  @Mixin private final Style style = new Style();

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "FILE",
      required = true,
      description = "Manifests, of one or several documents; - for what is piped in.")
  private List<String> files = List.of();

  @Option(names = "--local", description = "Asks no cluster.")
  private boolean local;

  @Option(
      names = "--detailed-exit-code",
      description = "Tells by the exit code whether people would be asked.")
  private boolean detailed;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE})")
  private Format format = Format.TEXT;

  private final Surroundings surroundings;

  /** Looks around from here. */
  public PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var commandLine = Objects.requireNonNull(spec).commandLine();
    var problem = local ? null : cluster.problem();
    if (problem != null) {
      throw new ParameterException(commandLine, problem);
    }
    try {
      var manifests = Manifests.read(files, surroundings.in());
      manifests.others().forEach(other -> note(other + " is not looked at"));
      if (manifests.teams().isEmpty()) {
        note("there is no ApprovalTeam in " + String.join(", ", files));
        return ExitCode.USAGE;
      }
      return print(outcomes(config.load(surroundings), manifests));
    } catch (ConfigException | Manifests.Unreadable e) {
      note(String.valueOf(e.getMessage()));
      return ExitCode.USAGE;
    }
  }

  private List<Outcome> outcomes(OperatorConfig loaded, Manifests manifests) {
    var clock = surroundings.clock();
    try (var client = local ? null : cluster.client();
        var aws = new AwsSide(loaded, CallObserver.NONE, clock, new Random())) {
      var reached = client != null && isReachable(client) ? client : null;
      var planning = new Planning(loaded, manifests, reached, aws, clock, this::note);
      return manifests.teams().stream().map(planning::of).toList();
    }
  }

  private boolean isReachable(KubernetesClient client) {
    try {
      client.getKubernetesVersion();
      return true;
    } catch (KubernetesClientException e) {
      note(
          "the cluster cannot be reached (%s): the manifests are not checked by their schema, and as if they were new"
              .formatted(Trouble.rootCause(e)));
      return false;
    }
  }

  private int print(List<Outcome> outcomes) {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.print(
        format == Format.JSON
            ? Json.text(outcomes)
            : outcomes.stream().map(this::text).collect(Collectors.joining()));
    out.flush();
    if (outcomes.stream().anyMatch(Outcome::isFailed)) {
      return ExitCode.FAILED;
    }
    if (!detailed) {
      return ExitCode.OK;
    }
    if (has(outcomes, Outcome.Result.ASKS)) {
      return ASKS;
    }
    if (has(outcomes, Outcome.Result.WAITS) || has(outcomes, Outcome.Result.HELD)) {
      return LATER;
    }
    return has(outcomes, Outcome.Result.CHANGES) ? CHANGES : ExitCode.OK;
  }

  private static boolean has(List<Outcome> outcomes, Outcome.Result result) {
    return outcomes.stream().anyMatch(o -> o.result() == result);
  }

  private String text(Outcome o) {
    var head = style.strong(o.team()) + ": ";
    var changes =
        o.changes().stream().map(c -> "  " + Table.plain(c) + "\n").collect(Collectors.joining());
    var because = o.reason() == null ? "" : " (" + o.reason() + ")";
    var message = Table.plain(o.message());
    return switch (o.result()) {
      case NOTHING -> head + style.good("nothing to do") + ", " + message + because + "\n";
      case CHANGES -> head + style.good("nobody would be asked") + "\n" + changes;
      case ASKS -> head + style.warning("people would be asked") + "\n" + changes;
      case WAITS -> head + style.warning("would wait") + because + ": " + message + "\n" + changes;
      case HELD ->
          head + style.warning("would be held back") + because + ": " + message + "\n" + changes;
      case REFUSED -> head + style.bad("would be refused") + because + ": " + message + "\n";
      case UNKNOWN -> head + style.bad("cannot be told") + ", " + message + "\n";
    };
  }

  private void note(String text) {
    var command = Objects.requireNonNull(spec);
    command.commandLine().getErr().println(command.root().name() + ": " + Table.plain(text));
  }
}
