package dev.mpaoperator.simulator.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.mpaoperator.simulator.iam.Roles;
import dev.mpaoperator.simulator.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of the service and of its neighbours: STS, IAM Identity Center, the control API.
 */
public final class SimulatorServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatorServer.class);

  static {
    // Else small answers may wait 40 ms for an acknowledgement; read once by the JDK's server.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Journal journal = new Journal();
  private final Faults faults = new Faults();
  private final Roles roles = new Roles();
  private final FrontDoor door;
  private final ServiceEndpoint service;
  private final TokenEndpoint tokens;
  private final DirectoryEndpoint directory;

  /** A server that listens once it is started. */
  public SimulatorServer(World world, InetSocketAddress address) throws IOException {
    this.server = HttpServer.create(address, 0);
    Calls calls = new Calls(world, journal, faults);
    this.door = new FrontDoor(roles, calls);
    this.service = new ServiceEndpoint(world, calls, roles);
    this.tokens = new TokenEndpoint(calls, roles);
    this.directory = new DirectoryEndpoint(world, calls);
    server.setExecutor(executor);
    server.createContext("/", this::serve);
  }

  /** Gives a part of the paths to another handler. */
  public void mount(String prefix, HttpHandler handler) {
    server.createContext(prefix, handler);
  }

  /** Begins to listen. */
  public void start() {
    server.start();
  }

  /** Where it listens. */
  public URI endpoint() {
    InetSocketAddress address = server.getAddress();
    String host =
        address.getAddress().isAnyLocalAddress()
            ? "127.0.0.1"
            : address.getAddress().getHostAddress();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
  }

  /** The journal of calls. */
  public Journal journal() {
    return journal;
  }

  /** What is to go wrong. */
  public Faults faults() {
    return faults;
  }

  /** Roles, and who may do what. */
  public Roles roles() {
    return roles;
  }

  /**
   * From now on a request is refused whose signature is older or newer than this.
   *
   * @param tolerance 5 minutes for AWS (IAM User Guide, signing-elements)
   * @param ahead how far AWS's clock is before the clock of this machine; negative if behind
   */
  public void refuseOldSignatures(Duration tolerance, Duration ahead) {
    door.refuseOldSignatures(tolerance, ahead);
  }

  /** Closing an exchange without an answer cuts the connection. */
  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Reply> reply = answer(exchange);
      if (reply.isPresent()) {
        send(exchange, reply.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Reply> answer(HttpExchange exchange) throws IOException, InterruptedException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Request request =
        new Request(
            exchange.getRequestMethod(),
            RawUri.of(exchange.getRequestURI()),
            exchange.getRequestHeaders().getFirst("Authorization"),
            exchange.getRequestHeaders().getFirst("X-Amz-Date"),
            exchange.getRequestHeaders().getFirst("X-Amz-Target"),
            body);
    try {
      Optional<Reply> refused = door.refusal(request);
      if (refused.isPresent()) {
        return refused;
      }
      if (!request.isForNeighbour()) {
        return service.answer(request);
      }
      return request.target() == null ? tokens.answer(request) : directory.answer(request);
    } catch (RuntimeException e) {
      LOG.error("the simulator has a bug", e);
      return Optional.of(Reply.error("InternalServerException", 500, "Simulator bug: " + e));
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    if (reply.errorType() != null) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", reply.errorType());
    }
    byte[] bytes = reply.bytes();
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    faults.stop();
    server.stop(0);
    executor.shutdownNow();
  }
}
