package dev.mpaoperator.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves {@code /livez}, {@code /readyz} and {@code /metrics}. */
public final class HttpEndpoints implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Starts to serve.
   *
   * @param http where
   * @param live whether the process should go on
   * @param ready whether it does its work
   * @param metrics text for Prometheus
   * @throws ConfigException if the port cannot be had
   */
  public HttpEndpoints(
      OperatorConfig.Http http,
      Supplier<Verdict> live,
      Supplier<Verdict> ready,
      Supplier<String> metrics) {
    try {
      server = HttpServer.create(new InetSocketAddress(http.bind(), http.port()), 0);
    } catch (IOException e) {
      throw new ConfigException(
          "cannot listen on %s port %d (`http`): %s"
              .formatted(http.bind(), http.port(), e.getMessage()));
    }
    server.setExecutor(executor);
    server.createContext("/livez", exchange -> answer(exchange, live.get()));
    server.createContext("/readyz", exchange -> answer(exchange, ready.get()));
    server.createContext(
        "/metrics",
        exchange -> send(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.get()));
    server.start();
  }

  /**
   * An answer to a probe.
   *
   * @param good whether all is well
   * @param text what is not, for people
   */
  public record Verdict(boolean good, String text) {}

  /** The port that is listened on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, Verdict verdict) throws IOException {
    send(exchange, verdict.good() ? 200 : 503, "text/plain; charset=utf-8", verdict.text() + "\n");
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    try (exchange) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    executor.close();
  }
}
