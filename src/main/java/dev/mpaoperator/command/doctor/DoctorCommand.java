package dev.mpaoperator.command.doctor;

import dev.mpaoperator.command.connection.ClusterOptions;
import dev.mpaoperator.command.connection.ConfigOption;
import dev.mpaoperator.command.connection.Surroundings;
import dev.mpaoperator.command.output.ExitCode;
import dev.mpaoperator.command.output.Style;
import dev.mpaoperator.command.output.Trouble;
import dev.mpaoperator.operations.ConfigException;
import dev.mpaoperator.operations.OperatorConfig;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code doctor}: what is missing, and what mends it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the cluster, credentials, rights and every account, and says what is missing and what mends it.",
      "It only looks: nothing is changed, in the cluster or in AWS.",
      "Exit code: 0 nothing failed, 1 something did, 2 the command line or the configuration must be corrected."
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final String SERVICE_ACCOUNT = "[^/]+/[^/]+";

  /** How it is printed. */
  enum Format {
    /** For people. */
    TABLE,
    /** For programs. */
    JSON
  }

  @Spec @Nullable CommandSpec spec;

  @Mixin private final ConfigOption config = new ConfigOption();
  @Mixin private final ClusterOptions cluster = new ClusterOptions();
  @Mixin private final Style style = new Style();

  @Option(
      names = "--health-url",
      paramLabel = "URL",
      description = "Of a running operator, such as http://HOST:8080: asks /livez and /readyz too.")
  private @Nullable URI healthUrl;

  @Option(
      names = "--service-account",
      paramLabel = "NAMESPACE/NAME",
      description =
          "Checks the rights of this service account instead of the caller's, for example mpa-operator/mpa-operator.")
  private @Nullable String serviceAccount;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json (default: ${DEFAULT-VALUE})")
  private Format format = Format.TABLE;

  private final Surroundings surroundings;

  /** Looks around from here. */
  public DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var commandLine = Objects.requireNonNull(spec).commandLine();
    var problem = cluster.problem();
    if (problem != null) {
      throw new ParameterException(commandLine, problem);
    }
    if (healthUrl != null && !isHttp(healthUrl)) {
      throw new ParameterException(
          commandLine, "--health-url is a URL such as http://HOST:8080, of http or https");
    }
    if (serviceAccount != null && !serviceAccount.matches(SERVICE_ACCOUNT)) {
      throw new ParameterException(commandLine, "--service-account is NAMESPACE/NAME");
    }
    var findings = new Findings();
    try {
      var loaded = config.load(surroundings);
      findings.ok("config", config.source());
      look(loaded, findings);
    } catch (ConfigException e) {
      findings.fail(
          "config", String.valueOf(e.getMessage()), "`mpa-operator config` prints every key");
      print(findings);
      return ExitCode.USAGE;
    } catch (RuntimeException e) {
      // What was found until then is worth more than where it broke off.
      findings.fail(
          "doctor",
          "it broke off: %s: %s".formatted(e.getClass().getSimpleName(), Trouble.rootCause(e)),
          "report it with this output; what stands above was looked at, and the rest was not");
    }
    print(findings);
    return findings.failed() ? ExitCode.FAILED : ExitCode.OK;
  }

  private static boolean isHttp(URI url) {
    return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        && url.getHost() != null;
  }

  private void look(OperatorConfig loaded, Findings findings) {
    KubernetesChecks.Seen seen;
    try (var client = cluster.client()) {
      seen = new KubernetesChecks(client, loaded, serviceAccount).run(findings);
    }
    if (healthUrl == null) {
      findings.skipped("operator/readyz", "no --health-url is given");
    } else {
      HealthCheck.run(healthUrl, findings);
    }
    new AwsChecks(loaded, surroundings.clock()).run(seen, findings);
  }

  private void print(Findings findings) {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    var report = DoctorReport.of(findings);
    out.print(format == Format.JSON ? report.json() : report.text(style));
    out.flush();
  }
}
