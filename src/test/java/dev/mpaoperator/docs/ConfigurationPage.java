package dev.mpaoperator.docs;

import dev.mpaoperator.operations.OperatorConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The page of configuration keys, made from the file that has the defaults. */
final class ConfigurationPage {
  private static final Pattern KEY = Pattern.compile("( *)(\\w+):(?: (.+))?");
  private static final String HEAD =
      """
      # Configuration

      Made by `make docs` from `defaults.yaml`; do not edit.

      `mpa-operator run --config FILE` reads a YAML file that may hold any part of these keys. A variable of the
      environment wins over the file. A key that does not exist is an error, in the file and in the environment.
      Durations are written as `30s`, `5m`, `6h`, or with fractions as `0.5s`. `mpa-operator config` prints the same as
      YAML. When each of these times counts is told in [clocks](clocks.md).

      | key | default | what it means | variable |
      | --- | --- | --- | --- |
      """;

  private ConfigurationPage() {}

  /**
   * A key, or a section of keys.
   *
   * @param path its names, with dots
   * @param value its default, as it is written; empty for a section
   * @param meaning the comment above it
   */
  record Key(String path, String value, String meaning) {
    String variable() {
      return "MPA_CONFIG_"
          + path.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }
  }

  static String text() {
    var text = new StringBuilder(HEAD);
    for (var key : all()) {
      text.append(
          key.value().isEmpty()
              ? "| **`%s`** | | **%s** | |%n".formatted(key.path(), key.meaning())
              : "| `%s` | `%s` | %s | `%s` |%n"
                  .formatted(key.path(), key.value(), key.meaning(), key.variable()));
    }
    return text.toString();
  }

  /** All keys that have a value. */
  static List<Key> keys() {
    return all().stream().filter(key -> !key.value().isEmpty()).toList();
  }

  private static List<Key> all() {
    var keys = new ArrayList<Key>();
    var path = new ArrayList<String>();
    var comment = new StringBuilder();
    for (var line : defaults().lines().toList()) {
      var key = KEY.matcher(line);
      if (line.isBlank()) {
        comment.setLength(0);
      } else if (line.strip().startsWith("#")) {
        comment.append(comment.isEmpty() ? "" : " ").append(line.strip().substring(1).strip());
      } else if (key.matches()) {
        path.subList(key.group(1).length() / 2, path.size()).clear();
        path.add(key.group(2));
        if (key.group(3) != null || !comment.isEmpty()) {
          var value = key.group(3) == null ? "" : key.group(3);
          var meaning = comment.toString().replace("|", "\\|");
          keys.add(new Key(String.join(".", path), value, meaning));
        }
        comment.setLength(0);
      }
    }
    return keys;
  }

  private static String defaults() {
    try (var file = OperatorConfig.class.getResourceAsStream("defaults.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
