package dev.mpaoperator.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("config.yaml"), text);
  }

  @Test
  void withoutAnythingTheDefaultsHold() {
    var config = ConfigLoader.load(null, Map.of("PATH", "/bin"));
    assertThat(config.aws().region()).isEqualTo("us-east-1");
    assertThat(config.aws().endpoint()).isNull();
    assertThat(config.namespaces()).isEmpty();
    assertThat(config.pace().quiet()).isEqualTo(Duration.ofHours(12));
    assertThat(config.pace().list()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.leaderElection().enabled()).isTrue();
  }

  @Test
  void aFileChangesWhatItNamesAndTheEnvironmentWins() throws IOException {
    var file =
        file(
            """
            namespaces: [payments, security]
            aws:
              endpoint: http://localhost:8090
              allowOtherEndpoints: true
            pace:
              working: 0.5s
            """);
    var config =
        ConfigLoader.load(
            file,
            Map.of(
                "MPA_CONFIG_AWS_ENDPOINT", "http://localhost:9999",
                "MPA_CONFIG_LEADER_ELECTION_LEASE_NAME", "mine",
                "MPA_CONFIG_THREADS", "3"));
    assertThat(config.namespaces()).containsExactly("payments", "security");
    assertThat(config.aws().endpoint()).isEqualTo(URI.create("http://localhost:9999"));
    assertThat(config.pace().working()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.pace().waiting()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.leaderElection().leaseName()).isEqualTo("mine");
    assertThat(config.threads()).isEqualTo(3);
  }

  @Test
  void listsAreSeparatedByCommasInTheEnvironment() {
    var config = ConfigLoader.load(null, Map.of("MPA_CONFIG_NAMESPACES", "a, b"));
    assertThat(config.namespaces()).containsExactly("a", "b");
  }

  @Test
  void anEmptyFileIsNoFile() throws IOException {
    assertThat(ConfigLoader.load(file("# nothing\n"), Map.of()).threads()).isEqualTo(10);
    assertThat(ConfigLoader.load(file("aws:\n"), Map.of()).aws().region()).isEqualTo("us-east-1");
  }

  @Test
  void theReferenceIsAValidFile() throws IOException {
    assertThat(ConfigLoader.load(file(ConfigLoader.reference()), Map.of()))
        .isEqualTo(ConfigLoader.load(null, Map.of()));
  }

  @Test
  void unknownKeysAreNamed() throws IOException {
    var wrong = file("aws:\n  regoin: us-east-1\n");
    assertThatThrownBy(() -> ConfigLoader.load(wrong, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("`aws.regoin`")
        .hasMessageContaining("aws.region");
    assertThatThrownBy(() -> ConfigLoader.load(null, Map.of("MPA_CONFIG_PACE", "x")))
        .hasMessageContaining("MPA_CONFIG_PACE")
        .hasMessageContaining("MPA_CONFIG_PACE_WORKING");
  }

  @Test
  void valuesThatMakeNoSenseAreNamed() throws IOException {
    var duration = file("pace:\n  quiet: soon\n");
    assertThatThrownBy(() -> ConfigLoader.load(duration, Map.of()))
        .hasMessageContaining("`pace.quiet`")
        .hasMessageContaining("'soon' is no duration: write 30s");
    assertThatThrownBy(() -> ConfigLoader.load(null, Map.of("MPA_CONFIG_THREADS", "0")))
        .hasMessageContaining("`threads` must be at least 1");
    assertThatThrownBy(() -> ConfigLoader.load(null, Map.of("MPA_CONFIG_THREADS", "many")))
        .hasMessageContaining("`threads`");
    assertThatThrownBy(() -> ConfigLoader.load(null, Map.of("MPA_CONFIG_STOP_TIMEOUT", "0s")))
        .hasMessageContaining("`stopTimeout`");
    var section = file("aws: us-east-1\n");
    assertThatThrownBy(() -> ConfigLoader.load(section, Map.of()))
        .hasMessageContaining("`aws.` must be a section");
    var text = file("{{ .Values }}");
    assertThatThrownBy(() -> ConfigLoader.load(text, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("config.yaml");
    assertThatThrownBy(() -> ConfigLoader.load(folder.resolve("none"), Map.of()))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void whatCannotWorkIsRefusedAtOnce() throws IOException {
    var empty = file("pace:\n  working:\n");
    assertThatThrownBy(() -> ConfigLoader.load(empty, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("`pace.working` is empty");
    assertThatThrownBy(() -> ConfigLoader.load(null, Map.of("MPA_CONFIG_AWS_ENDPOINT", "mpa:8090")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("`aws.endpoint`");
    assertThatThrownBy(() -> ConfigLoader.load(null, Map.of("MPA_CONFIG_AWS_REGION", "")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("`aws.region`");
    assertThatThrownBy(() -> ConfigLoader.load(null, Map.of("MPA_CONFIG_STOP_TIMEOUT", "15s")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("`stopTimeout` must be less than `leaderElection.leaseDuration`");
    assertThatThrownBy(
            () -> ConfigLoader.load(null, Map.of("MPA_CONFIG_LEADER_ELECTION_RETRY_PERIOD", "5s")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("`leaderElection.retryPeriod`");
  }
}
