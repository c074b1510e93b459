package dev.mpaoperator.operations;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration: defaults, then a file, then the environment. Keys that do not exist are
 * refused.
 */
public final class ConfigLoader {
  /**
   * Variables with this prefix are ours. It is not the program's name: Kubernetes sets variables
   * named after services.
   */
  public static final String PREFIX = "MPA_CONFIG_";

  private static final ObjectMapper YAML =
      new YAMLMapper()
          .registerModule(new SimpleModule().addDeserializer(Duration.class, new Durations()))
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  private ConfigLoader() {}

  /**
   * Reads it.
   *
   * @param file may hold any part of the configuration; {@code null} for none
   * @param environment variables of the process
   * @throws ConfigException if a key is unknown or a value makes no sense
   */
  public static OperatorConfig load(@Nullable Path file, Map<String, String> environment) {
    var config = defaults();
    var keys = keys("", config).collect(Collectors.toCollection(java.util.TreeSet::new));
    if (file != null) {
      merge(config, read(file), "", file.toString(), keys);
    }
    var variables =
        keys.stream()
            .collect(Collectors.toMap(ConfigLoader::variable, k -> k, (a, b) -> a, TreeMap::new));
    environment.forEach((name, value) -> {
      if (name.startsWith(PREFIX)) {
        set(config, name, variables.get(name), value, variables);
      }
    });
    var loaded = bind(config);
    Endpoints.check(environment, loaded.aws().allowOtherEndpoints());
    return loaded;
  }

  /** Every key with its default and meaning, as YAML. */
  public static String reference() {
    try (var stream = ConfigLoader.class.getResourceAsStream("defaults.yaml")) {
      return new String(
          java.util.Objects.requireNonNull(stream).readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode defaults() {
    try {
      return (ObjectNode) YAML.readTree(reference());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new ConfigException("%s is not YAML: %s".formatted(file, e.getOriginalMessage()));
    } catch (IOException e) {
      throw new ConfigException("%s cannot be read: %s".formatted(file, e));
    }
  }

  private static Stream<String> keys(String path, JsonNode node) {
    return node.properties().stream()
        .flatMap(p ->
            p.getValue().isObject() && !isFree(p.getValue())
                ? keys(path + p.getKey() + ".", p.getValue())
                : Stream.of(path + p.getKey()));
  }

  private static void merge(
      ObjectNode into, JsonNode from, String path, String file, Iterable<String> keys) {
    if (from.isMissingNode() || from.isNull()) {
      return; // an empty file, or a section whose keys are all commented out
    }
    if (!from.isObject()) {
      throw new ConfigException(
          "%s: `%s` must be a section with keys".formatted(file, path.isEmpty() ? "(root)" : path));
    }
    for (var property : from.properties()) {
      var name = property.getKey();
      var known = into.get(name);
      if (known == null) {
        throw new ConfigException(
            "%s: there is no key `%s`; the keys are: %s"
                .formatted(file, path + name, String.join(", ", keys)));
      }
      if (known instanceof ObjectNode section && !isFree(known)) {
        merge(section, property.getValue(), path + name + ".", file, keys);
      } else if (property.getValue().isNull() && !known.isNull()) {
        throw new ConfigException(
            "%s: `%s` is empty: give it a value, or leave the key out for the default"
                .formatted(file, path + name));
      } else {
        into.set(name, property.getValue());
      }
    }
  }

  /** A section without keys by default holds whatever a person writes there. */
  private static boolean isFree(JsonNode section) {
    return section.isObject() && section.isEmpty();
  }

  private static String variable(String key) {
    return PREFIX
        + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private static void set(
      ObjectNode config,
      String variable,
      @Nullable String key,
      String value,
      Map<String, String> variables) {
    if (key == null) {
      throw new ConfigException(
          "there is no variable %s; the variables are: %s"
              .formatted(variable, String.join(", ", variables.keySet())));
    }
    var dot = key.lastIndexOf('.');
    var section =
        dot < 0 ? config : (ObjectNode) config.at("/" + key.substring(0, dot).replace('.', '/'));
    var name = key.substring(dot + 1);
    if (section.path(name).isArray()) {
      var items = section.putArray(name);
      items(value).forEach(items::add);
    } else if (section.path(name).isObject()) {
      var items = section.putObject(name);
      items(value).forEach(item -> put(items, variable, item));
    } else {
      section.put(name, value);
    }
  }

  private static void put(ObjectNode items, String variable, String item) {
    var equals = item.indexOf('=');
    if (equals < 1) {
      throw new ConfigException(
          "%s: '%s' is no key with a value: write one=a,two=b".formatted(variable, item));
    }
    items.put(item.substring(0, equals), item.substring(equals + 1));
  }

  private static Stream<String> items(String list) {
    return Stream.of(list.split(",")).map(String::strip).filter(s -> !s.isEmpty());
  }

  private static OperatorConfig bind(ObjectNode config) {
    try {
      return YAML.treeToValue(config, OperatorConfig.class);
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof ConfigException refused) {
        throw refused;
      }
      var key =
          e.getPath().stream()
              .map(r -> r.getFieldName() == null ? "" + r.getIndex() : r.getFieldName())
              .collect(Collectors.joining("."));
      throw new ConfigException("`%s`: %s".formatted(key, e.getOriginalMessage()));
    } catch (JsonProcessingException e) {
      throw new ConfigException(e.getOriginalMessage());
    }
  }

  /** Reads 30s, 5m, 6h, 0.5s. */
  private static final class Durations extends StdDeserializer<Duration> {
    Durations() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      var text = parser.getText();
      try {
        var duration = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        if (!duration.isNegative() && !duration.isZero()) {
          return duration;
        }
      } catch (DateTimeParseException e) {
        // said below
      }
      throw JsonMappingException.from(
          parser, "'%s' is no duration: write 30s, 5m, 6h or 0.5s".formatted(text));
    }
  }
}
