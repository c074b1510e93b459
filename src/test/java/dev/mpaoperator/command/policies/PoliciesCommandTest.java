package dev.mpaoperator.command.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpaoperator.command.CommandRun;
import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.simulator.world.PolicyCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who looks for policies. */
class PoliciesCommandTest {
  static {
    // What the SDK's default chain looks at first; the simulator takes any key.
    System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
    System.setProperty("aws.secretAccessKey", "simulated");
  }

  @TempDir private Path folder;
  private final Simulator aws = Simulator.start();
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    config =
        config(
            "aws: {endpoint: '"
                + aws.endpoint()
                + "', callTimeout: 5s, allowOtherEndpoints: true}");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private Path config(String text) throws IOException {
    return Files.writeString(folder.resolve("operator.yaml"), text);
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(
        Stream.concat(Stream.of("policies", "--config=" + config), Stream.of(arguments))
            .toArray(String[]::new));
  }

  @Test
  void theTableShowsEachPolicyWithItsVersions() {
    assertThat(run())
        .isEqualTo(
            new CommandRun(
                0,
                """
                POLICY                                                                  DEFAULT  VERSIONS                    TYPE         ALLOWS
                arn:aws:mpa:::aws:policy/backup.amazonaws.com/CreateRestoreAccessVault  1        1 ATTACHABLE                AWS_MANAGED  mpa:CancelSession, mpa:StartSession
                arn:aws:mpa:::aws:policy/simulator.mpaoperator.dev/ProtectedOperation   2        1 DEPRECATED, 2 ATTACHABLE  AWS_MANAGED  mpa:CancelSession, mpa:StartSession
                """,
                ""));
  }

  @Test
  void theYamlIsASpecsListOfPolicies() throws IOException {
    assertThat(arns(run("-o", "yaml")))
        .containsExactly(
            PolicyCatalogue.BACKUP + "/$DEFAULT", PolicyCatalogue.MADE_UP + "/$DEFAULT");
    assertThat(arns(run("-o", "yaml", "--pin")))
        .containsExactly(PolicyCatalogue.BACKUP + "/1", PolicyCatalogue.MADE_UP + "/2");
  }

  @Test
  void programsReadJson() throws IOException {
    var json = new ObjectMapper().readTree(run("-o", "json").out());
    assertThat(json.findValuesAsText("arn"))
        .containsExactly(PolicyCatalogue.BACKUP, PolicyCatalogue.MADE_UP);
    assertThat(json.path(0).path("allows").path(0).asText()).isEqualTo("mpa:CancelSession");
  }

  @Test
  void whatNoTeamCanBeCreatedWithIsNotOfferedForPasting() throws IOException {
    aws.policies().deprecate(PolicyCatalogue.BACKUP + "/1");

    var yaml = run("-o", "yaml");
    assertThat(arns(yaml)).containsExactly(PolicyCatalogue.MADE_UP + "/$DEFAULT");
    assertThat(yaml.out()).contains("# - arn: " + PolicyCatalogue.BACKUP);
  }

  private static List<String> arns(CommandRun result) throws IOException {
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    return new YAMLMapper().readTree(result.out()).path("policies").findValuesAsText("arn");
  }

  @Test
  void whatIsNotPermittedIsLeftOutAndSaid() {
    aws.faults().inject(FaultRule.on("GetPolicyVersion").always().failing(ErrorType.ACCESS_DENIED));

    var table = run();
    assertThat(table.code()).isZero();
    assertThat(table.out()).contains("1 ATTACHABLE").doesNotContain("mpa:StartSession");
    assertThat(table.err())
        .isEqualTo(
            "mpa-operator: these credentials may not call mpa:GetPolicyVersion: what it would show is left out\n");
  }

  @Test
  void troubleIsASentenceAndAnExitCode() throws IOException {
    aws.faults().inject(FaultRule.on("ListPolicies").always().failing(ErrorType.ACCESS_DENIED));
    var denied = run();
    assertThat(denied.code()).isOne();
    assertThat(denied.out()).isEmpty();
    assertThat(denied.err())
        .startsWith("mpa-operator: the policies cannot be read: ListPolicies: ")
        .endsWith("Give these credentials the right to call mpa:ListPolicies\n")
        .hasLineCount(1);

    config("aws: {endpoint: 'http://127.0.0.1:1', callTimeout: 2s, allowOtherEndpoints: true}");
    var unreachable = run();
    assertThat(unreachable.code()).isOne();
    assertThat(unreachable.err()).startsWith("mpa-operator: the policies cannot be read: ");
    assertThat(unreachable.err()).hasLineCount(1);

    config("aws: {regoin: us-east-1}");
    assertThat(run().code()).isEqualTo(2);
    assertThat(run().err()).startsWith("mpa-operator: ").contains("regoin").hasLineCount(1);
    assertThat(run("-o", "xml").code()).isEqualTo(2);
  }
}
