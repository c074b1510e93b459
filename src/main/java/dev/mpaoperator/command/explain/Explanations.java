package dev.mpaoperator.command.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpaoperator.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * All reasons of all kinds, explained. The texts are in a file for each kind; the command and the
 * page of the documentation are made of these.
 */
public final class Explanations {
  private static final int NEAR = 3;
  private static final int SUGGESTIONS = 3;

  private final List<Explanation> all;

  private Explanations(List<Explanation> all) {
    this.all = all;
  }

  /**
   * Reads the texts.
   *
   * @throws IllegalStateException if a reason has none
   */
  public static Explanations load() {
    var yaml = new YAMLMapper();
    return new Explanations(
        Stream.of(Kind.values()).flatMap(kind -> of(kind, read(yaml, kind))).toList());
  }

  private static JsonNode read(YAMLMapper yaml, Kind kind) {
    try (var stream = Explanations.class.getResourceAsStream(kind.file())) {
      return yaml.readTree(Objects.requireNonNull(stream, kind.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Explanation> of(Kind kind, JsonNode texts) {
    return kind.reasons().entrySet().stream()
        .map(reason -> {
          var entry = texts.path("reasons").path(reason.getKey());
          var usual = text(texts.path("meanwhile"), reason.getValue().name());
          return new Explanation(
              reason.getKey(),
              kind.word(),
              goesOn(reason.getValue()),
              text(entry, "means"),
              text(entry, "who"),
              text(entry, "do"),
              entry.path("meanwhile").asText(usual));
        });
  }

  private static String text(JsonNode node, String name) {
    var value = node.path(name).asText();
    if (value.isBlank()) {
      throw new IllegalStateException("no text for `%s`".formatted(name));
    }
    return value;
  }

  private static String goesOn(Progress progress) {
    return switch (progress) {
      case DONE -> "nothing is awaited";
      case WORKING -> "machines work";
      case WAITING -> "waits for people, or for another resource";
      case STUCK -> "does not go on by itself";
      case BLOCKED -> "an administrator is needed; tried again slowly";
      case FAILING -> "a call failed; tried again";
    };
  }

  /** All, kind by kind. */
  public List<Explanation> all() {
    return all;
  }

  /** Those of a word, in any case: of each kind that has it. */
  public List<Explanation> of(String reason) {
    return all.stream().filter(e -> e.reason().equalsIgnoreCase(reason)).toList();
  }

  /** Words that may have been meant, the nearest first. */
  public List<String> near(String typo) {
    return all.stream()
        .map(Explanation::reason)
        .distinct()
        .filter(word -> distance(typo, word) <= NEAR)
        .sorted(Comparator.comparingInt(word -> distance(typo, word)))
        .limit(SUGGESTIONS)
        .toList();
  }

  /** Of a part of the word hardly any. */
  private static int distance(String typo, String word) {
    var part = typo.toLowerCase(Locale.ROOT);
    var whole = word.toLowerCase(Locale.ROOT);
    var distance = LevenshteinDistance.getDefaultInstance().apply(part, whole);
    return part.length() >= NEAR && whole.contains(part) ? Math.min(distance, 1) : distance;
  }
}
