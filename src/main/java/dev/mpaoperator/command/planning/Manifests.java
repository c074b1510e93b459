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
      case "ApprovalTeam" -> teams.add(YAML.convertValue(document, ApprovalTeam.class));
      case "IdentitySource" -> sources.add(YAML.convertValue(document, IdentitySource.class));
      case "List" -> document.path("items").forEach(this::add);
      case "" -> {
        if (!document.isMissingNode() && !document.isNull()) {
          throw new IllegalArgumentException("a document has no kind: it is no manifest");
        }
      }
      default -> others.add(kind + "/" + document.path("metadata").path("name").asText());
    }
  }
}
