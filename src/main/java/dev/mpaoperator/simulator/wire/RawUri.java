package dev.mpaoperator.simulator.wire;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request's target, cut up before it is decoded: an ARN fills one segment, with its slashes
 * written {@code %2F}.
 */
record RawUri(List<String> path, Map<String, String> query) {
  private static final Set<String> FLAGS = Set.of("List", "Delete");

  static RawUri of(URI uri) {
    return new RawUri(segments(uri.getRawPath()), query(uri.getRawQuery()));
  }

  boolean hasFlag() {
    return FLAGS.stream().anyMatch(query::containsKey);
  }

  /** The decoded segments; a slash at the end makes no difference. */
  static List<String> segments(String rawPath) {
    return Arrays.stream(rawPath.split("/", -1))
        .filter(segment -> !segment.isEmpty())
        .map(RawUri::decode)
        .toList();
  }

  private static Map<String, String> query(@Nullable String rawQuery) {
    Map<String, String> query = new LinkedHashMap<>();
    if (rawQuery != null) {
      for (String pair : rawQuery.split("&", -1)) {
        int equals = pair.indexOf('=');
        String key = equals < 0 ? pair : pair.substring(0, equals);
        query.put(decode(key), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  /** In a URI a plus is a plus. */
  private static String decode(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
