package dev.mpaoperator.cluster.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One client's connection and the one to the server that belongs to it. */
final class Connection implements Runnable, AutoCloseable {
  private static final Duration FOREVER = Duration.ofDays(1);
  private static final Set<String> HTTP2 = Set.of("upgrade", "http2-settings", "connection");

  private final Wire client;
  private final KubernetesProxy proxy;
  private volatile @Nullable Wire server;
  private volatile boolean watching;
  private volatile boolean closed;

  Connection(Wire client, KubernetesProxy proxy) {
    this.client = client;
    this.proxy = proxy;
  }

  boolean watching() {
    return watching;
  }

  @Override
  public void run() {
    try {
      Optional<Head> request = Head.read(client.in());
      while (request.isPresent() && serve(request.get())) {
        request = Head.read(client.in());
      }
    } catch (IOException e) {
      // A side has gone, or a fault says so: closing tells the other.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
      proxy.forget(this);
    }
  }

  @Override
  public void close() {
    closed = true;
    client.close();
    closeServer();
  }

  private void closeServer() {
    Wire wire = server;
    server = null;
    if (wire != null) {
      wire.close();
    }
  }

  /** Serves one request; returns whether another may follow on this connection. */
  private boolean serve(Head request) throws IOException, InterruptedException {
    String method = request.method();
    byte[] body = Body.ofRequest(request, client.in());
    int number = proxy.journal().add(method, request.target());
    watching = Exchange.watches(request.target());
    Fault fault = proxy.faultFor(method, request.target());
    if (fault != null && fault.phase() == Phase.BEFORE) {
      if (!strike(fault, number)) {
        return true;
      }
    }
    Wire upstream = connected();
    byte[] head = forwarded(request).bytes();
    upstream.write(head, head.length);
    upstream.write(body, body.length);

    Head response = answer(upstream);
    proxy.journal().status(number, response.status());
    if (fault != null && fault.phase() == Phase.AFTER) {
      if (!strike(fault, number)) {
        closeServer(); // the rest of its answer is not wanted
        return true;
      }
    }
    client.write(response.bytes(), response.bytes().length);
    if (response.status() == 101) {
      backwards(upstream, false);
      Body.untilEnd(upstream.in(), client::write);
      return false;
    }
    if (watching) {
      backwards(upstream, true);
      Body.ofResponse(method, response, upstream.in(), client::write);
      return false;
    }
    boolean delimited = Body.ofResponse(method, response, upstream.in(), client::write);
    return delimited && !request.has("Connection", "close") && !response.has("Connection", "close");
  }

  /** The final answer's head; interim ones are passed on. */
  private Head answer(Wire upstream) throws IOException {
    while (true) {
      Head response =
          Head.read(upstream.in()).orElseThrow(() -> new EOFException("the server closed"));
      if (response.status() >= 200 || response.status() == 101) {
        return response;
      }
      client.write(response.bytes(), response.bytes().length);
    }
  }

  /** What the client sends once the connection is a stream, and its going away. */
  private void backwards(Wire upstream, boolean discard) {
    Thread.ofVirtual()
        .name("kubernetes-proxy-backwards")
        .start(() -> {
          try (Connection both = this) {
            Body.untilEnd(client.in(), discard ? (bytes, length) -> {} : upstream::write);
          } catch (IOException e) {
            // Closing both sides is the answer.
          }
        });
  }

  /** Returns whether the call goes on. */
  private boolean strike(Fault fault, int number) throws IOException, InterruptedException {
    fault.hit();
    switch (fault.effect()) {
      case Effect.Hang() -> pause(fault, FOREVER);
      case Effect.Delay(Duration duration) -> pause(fault, duration);
      case Effect.Cut() -> throw new IOException("cut by a fault");
      case Effect.Answer(int status, String text) -> {
        proxy.journal().status(number, status);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Head head =
            new Head("HTTP/1.1 " + status + " Injected", List.of())
                .with("Content-Type", "application/json")
                .with("Content-Length", Integer.toString(body.length));
        client.write(head.bytes(), head.bytes().length);
        client.write(body, body.length);
        return false;
      }
    }
    return true;
  }

  /** A client that left meanwhile sends nothing any more, so its request must not arrive late. */
  private void pause(Fault fault, Duration limit) throws IOException, InterruptedException {
    if (!fault.awaitRelease(limit) && limit.equals(FOREVER)) {
      throw new InterruptedIOException("never released");
    }
    if (closed || client.gone()) {
      throw new EOFException("the client left");
    }
  }

  private Wire connected() throws IOException {
    Wire wire = server;
    if (wire == null) {
      wire = proxy.connect();
      server = wire;
      if (closed) {
        wire.close();
      }
    }
    return wire;
  }

  /**
   * Without an invitation to HTTP/2, which this proxy does not speak, and with the proxy's user.
   */
  private Head forwarded(Head request) {
    Head head = request.has("Upgrade", "websocket") ? request : request.without(HTTP2);
    for (var field : proxy.impersonation()) {
      head = head.with(field.getKey(), field.getValue());
    }
    return head;
  }
}
