package dev.mpaoperator.cluster.proxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Finds the end of a message's body and copies the bytes up to it unchanged. */
final class Body {
  private static final int BUFFER = 16 * 1024;

  private Body() {}

  /** Gets bytes as they come. */
  @FunctionalInterface
  interface Sink {
    void write(byte[] bytes, int length) throws IOException;
  }

  /** The whole body of a request, with its chunk marks if it has such. */
  static byte[] ofRequest(Head head, InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (head.has("Transfer-Encoding", "chunked") || head.field("Content-Length").isPresent()) {
      copy(head, in, (part, length) -> bytes.write(part, 0, length));
    }
    return bytes.toByteArray();
  }

  /** Copies the body of an answer; returns false if only the connection's end ended it. */
  static boolean ofResponse(String method, Head head, InputStream in, Sink out) throws IOException {
    int status = head.status();
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return true;
    }
    return copy(head, in, out);
  }

  private static boolean copy(Head head, InputStream in, Sink out) throws IOException {
    if (head.has("Transfer-Encoding", "chunked")) {
      chunks(in, out);
      return true;
    }
    if (head.field("Content-Length").isPresent()) {
      exactly(Long.parseLong(head.field("Content-Length").get()), in, out);
      return true;
    }
    untilEnd(in, out);
    return false;
  }

  /** Copies until the other side closes. */
  static void untilEnd(InputStream in, Sink out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, n);
    }
  }

  private static void exactly(long count, InputStream in, Sink out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = count;
    while (left > 0) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        throw new EOFException("closed within a body");
      }
      out.write(buffer, n);
      left -= n;
    }
  }

  private static void chunks(InputStream in, Sink out) throws IOException {
    while (true) {
      String line = line(in, out);
      long size = Long.parseLong(line.split(";", 2)[0].strip(), 16);
      if (size == 0) {
        break;
      }
      exactly(size + 2, in, out); // with the line end after it
    }
    while (!line(in, out).isEmpty()) {
      // trailers
    }
  }

  private static String line(InputStream in, Sink out) throws IOException {
    String line = Head.line(in);
    if (line == null) {
      throw new EOFException("closed within a body");
    }
    byte[] bytes = (line + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    out.write(bytes, bytes.length);
    return line;
  }
}
