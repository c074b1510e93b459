package dev.mpaoperator.command.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.mpaoperator.aws.CallObserver;
import dev.mpaoperator.command.connection.ClusterOptions;
import dev.mpaoperator.command.connection.ConfigOption;
import dev.mpaoperator.command.connection.Surroundings;
import dev.mpaoperator.command.output.ExitCode;
import dev.mpaoperator.command.output.Json;
import dev.mpaoperator.command.output.Table;
import dev.mpaoperator.command.output.Trouble;
import dev.mpaoperator.directory.Instance;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.operations.ConfigException;
import dev.mpaoperator.operations.OperatorConfig;
import dev.mpaoperator.wiring.AwsSide;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code export}: teams that exist in AWS, as manifests that take them over. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Prints manifests of the approval teams that an AWS account has, with `spec.adopt`, and of its identity source:"
          + " ready to be committed. Nothing is changed.",
      "Teams that a resource manages (but for --managed), and those that other accounts share, are left out, which is said on stderr.",
      "Exit code: 0 printed, 1 AWS or the cluster cannot be asked or a --team is not printed, 2 bad usage or configuration."
    })
public final class ExportCommand implements Callable<Integer> {
  /** How it is printed. */
  enum Format {
    /** To be committed. */
    YAML,
    /** For programs. */
    JSON
  }

  @Spec @Nullable CommandSpec spec;

  @Mixin private final ConfigOption config = new ConfigOption();
  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--team",
      paramLabel = "NAME|ARN",
      description = "Only this one; may be given several times.")
  private List<String> teams = List.of();

  @Option(
      names = "--managed",
      description =
          "Prints teams that a resource manages too, with a comment whose they are: the way back when the cluster and its"
              + " manifests are lost.")
  private boolean managed;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NS",
      description = "The namespace of the resources. Without it the manifests name none.")
  private @Nullable String namespace;

  @Option(
      names = "--identity-source",
      paramLabel = "NAME",
      description =
          "The IdentitySource that teams name. If the cluster has it, its account is read, and its manifest is not"
              + " printed; else it gets this name (default: company).")
  private @Nullable String identitySource;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "yaml",
      description = "yaml or json (default: ${DEFAULT-VALUE})")
  private Format format = Format.YAML;

  private final Surroundings surroundings;

  /** Reads from here. */
  public ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var problem = cluster.problem();
    if (problem != null) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(), problem);
    }
    try {
      return export(config.load(surroundings));
    } catch (ConfigException e) {
      note(String.valueOf(e.getMessage()));
      return ExitCode.USAGE;
    } catch (CloudFailure e) {
      note("AWS cannot be read: " + Trouble.text(e));
      return ExitCode.FAILED;
    } catch (KubernetesClientException e) {
      note("the cluster cannot be asked for the IdentitySource: " + Trouble.rootCause(e));
      return ExitCode.FAILED;
    }
  }

  private int export(OperatorConfig loaded) {
    try (var client = identitySource == null ? null : cluster.client();
        var aws = new AwsSide(loaded, CallObserver.NONE, surroundings.clock(), new Random())) {
      var inCluster = SourceReading.inCluster(client, identitySource);
      var account = SourceReading.account(loaded, inCluster);
      var source = SourceReading.read(aws, account, inCluster, identitySource);
      if (source.isEmpty()) {
        note("the account has no identity source, and so no teams");
        return ExitCode.FAILED;
      }
      var instance = new Instance(source.get().instanceArn(), source.get().region());
      var found = new TeamReading(aws, account, instance, managed, this::note).read(teams);
      if (found.size() < teams.size() || (found.isEmpty() && !source.get().exported())) {
        note("%d teams are printed".formatted(found.size()));
      }
      print(new ManifestText(namespace, source.get()).of(found));
      return found.size() < Set.copyOf(teams).size() ? ExitCode.FAILED : ExitCode.OK;
    }
  }

  private void print(String yaml) {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.print(format == Format.YAML ? yaml : json(yaml));
    out.flush();
  }

  private static String json(String yaml) {
    var mapper = new ObjectMapper(new YAMLFactory());
    try (var documents = mapper.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      return Json.text(Map.of("apiVersion", "v1", "kind", "List", "items", documents.readAll()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(String text) {
    var command = Objects.requireNonNull(spec);
    command.commandLine().getErr().println(command.root().name() + ": " + Table.plain(text));
  }
}
