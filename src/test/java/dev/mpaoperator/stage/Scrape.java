package dev.mpaoperator.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What Prometheus would see of an operator on this machine. */
public final class Scrape {
  private Scrape() {}

  /** The text. */
  public static String of(int port) {
    try (var body = URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
