package dev.mpaoperator.command.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What stands in files.
 *
 * @param teams the teams
 * @param sources the identity sources, which teams may refer to
 * @param others kinds that are not ours, which are not looked at
 */
record Manifests(List<ApprovalTeam> teams, List<IdentitySource> sources, List<String> others) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String STDIN = "-";
  private static final String API_VERSION = "mpaoperator.dev/v1alpha1";

  /** A file cannot be read as a manifest. */
  static final class Unreadable extends RuntimeException {
    Unreadable(String message) {
      super(message);
    }
  }

  /**
   * Reads files of one or several documents, lists among them; {@code -} is what is piped in.
   *
   * @throws Unreadable if one cannot be read
   */
  static Manifests read(List<String> files, InputStream in) {
    var manifests = new Manifests(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var file : files) {
      try (var parser =
          YAML.createParser(
              STDIN.equals(file)
                  ? new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                  : Files.readString(Path.of(file)))) {
        for (var documents = YAML.readValues(parser, JsonNode.class); documents.hasNextValue(); ) {
          manifests.add(documents.nextValue());
        }
      } catch (IOException e) {
        throw new Unreadable("%s cannot be read: %s".formatted(file, firstLine(e)));
      } catch (IllegalArgumentException e) {
        throw new Unreadable("%s: %s".formatted(file, firstLine(e)));
      }
    }
    return manifests;
  }

  private static String firstLine(Exception e) {
    var text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return e instanceof java.nio.file.NoSuchFileException
        ? "there is no such file"
        : text.lines().findFirst().orElse("");
  }

  private void add(JsonNode document) {
    var kind = document.path("kind").asText();
    switch (kind) {
      case "ApprovalTeam" -> teams.add(strictly(document, ApprovalTeam.class));
      case "IdentitySource" -> sources.add(strictly(document, IdentitySource.class));
      case "List" -> document.path("items").forEach(this::add);
      case "" -> {
        if (!document.isMissingNode() && !document.isNull()) {
          throw new IllegalArgumentException("a document has no kind: it is no manifest");
        }
      }
      default -> others.add(kind + "/" + document.path("metadata").path("name").asText());
    }
  }

  /** A field that is left out by the reading would be left out of the plan, too. */
  private static <T> T strictly(JsonNode document, Class<T> type) {
    var name =
        document.path("kind").asText() + "/" + document.path("metadata").path("name").asText();
    var version = document.path("apiVersion").asText();
    if (!API_VERSION.equals(version)) {
      throw new IllegalArgumentException(
          "%s has apiVersion '%s', and is of %s".formatted(name, version, API_VERSION));
    }
    var read = YAML.convertValue(document, type);
    var known = YAML.<JsonNode>valueToTree(read);
    unknown(document.path("spec"), known.path("spec"), "spec")
        .findFirst()
        .ifPresent(field -> {
          throw new IllegalArgumentException("%s has no field %s".formatted(name, field));
        });
    return read;
  }

  private static Stream<String> unknown(JsonNode given, JsonNode known, String path) {
    if (given.isArray()) {
      return IntStream.range(0, given.size())
          .boxed()
          .flatMap(i -> unknown(given.path(i), known.path(i), "%s[%d]".formatted(path, i)));
    }
    return given.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .flatMap(field -> {
          var at = path + "." + field.getKey();
          return known.has(field.getKey())
              ? unknown(field.getValue(), known.path(field.getKey()), at)
              : Stream.of(at);
        });
  }
}
