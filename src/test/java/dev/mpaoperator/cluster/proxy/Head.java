package dev.mpaoperator.cluster.proxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the body of an HTTP/1.1 message.
 *
 * @param start the request line or status line
 * @param fields the header lines as they came
 */
record Head(String start, List<String> fields) {
  private static final int LIMIT = 256 * 1024;

  /** The next head; nothing if the other side closed the connection between two messages. */
  static Optional<Head> read(InputStream in) throws IOException {
    String start = line(in);
    if (start == null) {
      return Optional.empty();
    }
    List<String> fields = new ArrayList<>();
    for (String line = line(in); line == null || !line.isEmpty(); line = line(in)) {
      if (line == null) {
        throw new EOFException("closed within a head");
      }
      fields.add(line);
    }
    return Optional.of(new Head(start, fields));
  }

  /** The next line without its end, or null at the end of the stream. */
  static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(80);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        if (bytes.size() == 0) {
          return null;
        }
        throw new EOFException("closed within a line");
      }
      if (bytes.size() > LIMIT) {
        throw new IOException("line too long");
      }
      bytes.write(b);
    }
    String line = bytes.toString(StandardCharsets.ISO_8859_1);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  String method() {
    return start.split(" ", 3)[0];
  }

  String target() {
    return start.split(" ", 3)[1];
  }

  int status() {
    return Integer.parseInt(start.split(" ", 3)[1]);
  }

  Optional<String> field(String name) {
    return fields.stream()
        .filter(line -> name(line).equalsIgnoreCase(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  boolean has(String name, String value) {
    return field(name).filter(found -> found.toLowerCase(Locale.ROOT).contains(value)).isPresent();
  }

  /** The same without these fields; names in lower case. */
  Head without(Set<String> names) {
    return new Head(
        start,
        fields.stream()
            .filter(line -> !names.contains(name(line).toLowerCase(Locale.ROOT)))
            .toList());
  }

  /** The same with another field. */
  Head with(String name, String value) {
    return new Head(start, Stream.concat(fields.stream(), Stream.of(name + ": " + value)).toList());
  }

  byte[] bytes() {
    String lines = String.join("\r\n", fields);
    String text = start + "\r\n" + (lines.isEmpty() ? "" : lines + "\r\n") + "\r\n";
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String name(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? line : line.substring(0, colon).strip();
  }
}
