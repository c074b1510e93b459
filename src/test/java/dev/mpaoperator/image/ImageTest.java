package dev.mpaoperator.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpaoperator.tools.Checkout;
import dev.mpaoperator.tools.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is in the image of {@code make image}, and that another build is the same. */
@Tag("installation")
class ImageTest {
  @TempDir private static Path folder;
  private static Path tar;
  private static JsonNode config;
  private static final List<String> FILES = new ArrayList<>();

  @BeforeAll
  static void open() throws IOException {
    var word = Architecture.ofThisMachine().word();
    try (var images = Files.list(Checkout.root().resolve("target/image"))) {
      tar =
          images
              .filter(path -> path.toString().endsWith("-linux-" + word + ".tar"))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("there is no image: make image"));
    }
    Command.of("tar", "-xf", tar, "-C", folder).run().succeeded();
    var json = new ObjectMapper();
    var manifest = json.readTree(folder.resolve("manifest.json").toFile()).get(0);
    config = json.readTree(folder.resolve(manifest.get("Config").asText()).toFile());
    for (var layer : manifest.get("Layers")) {
      Command.of("tar", "-tvzf", folder.resolve(layer.asText()))
          .run()
          .succeeded()
          .lines()
          .forEach(FILES::add);
    }
  }

  @Test
  void anotherBuildIsTheSameToTheByte() throws IOException {
    var again = folder.resolve("again");
    var version = config.at("/config/Labels").get("org.opencontainers.image.version").asText();
    var labels = config.at("/config/Labels");
    var code =
        new CommandLine(new ImageBuild())
            .execute(
                "--project", Checkout.root().toString(),
                "--output", again.toString(),
                "--app-version", version,
                "--revision", labels.get("org.opencontainers.image.revision").asText(),
                "--created", labels.get("org.opencontainers.image.created").asText());
    assertThat(code).isZero();
    assertThat(again.resolve(tar.getFileName())).hasSameBinaryContentAs(tar);
  }

  @Test
  void itRunsAsNobodyAndNamesNoShell() {
    assertThat(config.at("/config/User").asText()).isEqualTo("65532:65532");
    assertThat(config.at("/config/Entrypoint/0").asText()).isEqualTo("/opt/java/bin/java");
    assertThat(StreamSupport.stream(config.at("/config/Entrypoint").spliterator(), false))
        .extracting(JsonNode::asText)
        .contains("-XX:AOTCache=/app/mpa-operator.aot");
  }

  @Test
  void nothingCanBeRunInItButJava() {
    assertThat(FILES)
        .filteredOn(line -> line.startsWith("-rwx"))
        .extracting(line -> line.replaceFirst(".* ", ""))
        .filteredOn(name -> !name.contains(".so"))
        .containsExactlyInAnyOrder("opt/java/bin/java", "opt/java/lib/jspawnhelper");
    assertThat(FILES).noneMatch(line -> line.matches(".*/(sh|bash|busybox|apt|dpkg)$"));
    assertThat(FILES).as("set-user-id").noneMatch(line -> line.matches("^.{3}[sS].*|^.{6}[sS].*"));
  }

  @Test
  void itSaysWhatIsInIt() throws IOException {
    assertThat(FILES).anyMatch(line -> line.endsWith("usr/share/sbom/mpa-operator.cdx.json"));
    var work = Checkout.root().resolve("target/image/linux-" + Architecture.ofThisMachine().word());
    var bill = new ObjectMapper().readTree(work.resolve("sbom/mpa-operator.cdx.json").toFile());
    var names =
        StreamSupport.stream(bill.get("components").spliterator(), false)
            .map(c -> c.get("name").asText())
            .toList();
    assertThat(names).contains("openjdk", "libc6", "mpa", "operator-framework-core");
    var jars = FILES.stream().filter(line -> line.endsWith(".jar")).count();
    assertThat(names)
        .as("each jar but our own, and what is under them")
        .hasSizeGreaterThan((int) jars);
  }

  @Test
  void labelsAreThoseOfTheSpecification() {
    var labels = config.at("/config/Labels");
    assertThat(List.of("title", "version", "revision", "created", "licenses"))
        .allSatisfy(key ->
            assertThat(labels.path("org.opencontainers.image." + key).asText()).isNotEmpty());
  }
}
