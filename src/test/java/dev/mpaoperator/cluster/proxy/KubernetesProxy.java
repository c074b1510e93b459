package dev.mpaoperator.cluster.proxy;

import dev.mpaoperator.cluster.Kubeconfig;
import dev.mpaoperator.cluster.TestCluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A door to the API server that can be made to fail.
 *
 * <p>It listens on the loopback interface, asks for no credentials and does everything as the
 * server's administrator, or as the user it was opened for. Requests are told apart and passed on
 * as the bytes that they are, watches over WebSocket or plain HTTP included, so a client in another
 * process can be treated just like one in this JVM.
 *
 * <p>Mind that clients retry: the JDK's HTTP client repeats a GET whose connection was cut, and
 * fabric8's client repeats what got a 5xx or lost its connection, up to its {@code
 * requestRetryBackoffLimit}. Set that to 0, or break the call {@link Rule#always}, to see one
 * failure as one.
 */
public final class KubernetesProxy implements AutoCloseable {
  private final URI server;
  private final SSLSocketFactory tls;
  private final List<Map.Entry<String, String>> impersonation;
  private final ServerSocket door;
  private final Gate gate = new Gate();
  private final Journal journal = new Journal();
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final KubernetesClient client;

  private KubernetesProxy(TestCluster cluster, List<Map.Entry<String, String>> impersonation)
      throws IOException, GeneralSecurityException {
    Config admin = cluster.config();
    this.server = URI.create(admin.getMasterUrl());
    this.tls = SSLUtils.sslContext(admin).getSocketFactory();
    this.impersonation = impersonation;
    this.door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    this.client = new KubernetesClientBuilder().withConfig(config()).build();
    Thread.ofVirtual().name("kubernetes-proxy").start(this::listen);
  }

  /** A proxy whose clients may do everything. */
  public static KubernetesProxy to(TestCluster cluster) {
    return open(cluster, List.of());
  }

  /** A proxy whose clients may do what RBAC lets this user and these groups do. */
  public static KubernetesProxy to(TestCluster cluster, String user, String... groups) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    fields.add(Map.entry("Impersonate-User", user));
    for (String group : groups) {
      fields.add(Map.entry("Impersonate-Group", group));
    }
    return open(cluster, List.copyOf(fields));
  }

  private static KubernetesProxy open(
      TestCluster cluster, List<Map.Entry<String, String>> impersonation) {
    try {
      return new KubernetesProxy(cluster, impersonation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /** For a client of one's own in this JVM. */
  public Config config() {
    return Config.fromKubeconfig(kubeconfig());
  }

  /** A client through the proxy, closed with it. */
  public KubernetesClient client() {
    return client;
  }

  /** For a client in another process. */
  public String kubeconfig() {
    return Kubeconfig.withoutCredentials(url());
  }

  /** Writes {@link #kubeconfig()} to a file. */
  public Path writeKubeconfig(Path file) {
    return Kubeconfig.write(kubeconfig(), file);
  }

  /**
   * Begins a fault.
   *
   * @param method a regular expression for the whole method, such as {@code POST|PUT}; {@code *}
   *     for any
   * @param target a regular expression to be found anywhere in the path with its query
   */
  public Rule on(String method, String target) {
    return new Rule(method, target, faults::add);
  }

  /** Ends all faults and lets go of what they hold. */
  public void clearFaults() {
    List<Fault> ended = List.copyOf(faults);
    faults.removeAll(ended);
    ended.forEach(Fault::release);
  }

  /** The requests so far. */
  public Journal journal() {
    return journal;
  }

  /** How many connections carry a watch. */
  public int openWatches() {
    return (int) connections.stream().filter(Connection::watching).count();
  }

  /** Cuts the connections that carry a watch; returns how many. */
  public int cutWatches() {
    List<Connection> watches = connections.stream().filter(Connection::watching).toList();
    watches.forEach(Connection::close);
    return watches.size();
  }

  /**
   * While on, connections stay open and new ones are accepted, but nothing passes. What was sent
   * meanwhile arrives afterwards, as on a network that recovers.
   */
  public void blackhole(boolean on) {
    gate.shut(on);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      connections.forEach(Connection::close);
      clearFaults();
      gate.shut(false);
      client.close();
    }
  }

  List<Map.Entry<String, String>> impersonation() {
    return impersonation;
  }

  @Nullable Fault faultFor(String method, String target) {
    return faults.stream().filter(fault -> fault.takes(method, target)).findFirst().orElse(null);
  }

  Wire connect() throws IOException {
    return new Wire(tls.createSocket(server.getHost(), server.getPort()), gate);
  }

  void forget(Connection connection) {
    connections.remove(connection);
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        Connection connection = new Connection(new Wire(socket, gate), this);
        connections.add(connection);
        Thread.ofVirtual().name("kubernetes-proxy-connection").start(connection);
      } catch (IOException e) {
        // Closed, which the loop notices, or a client that left at once.
      }
    }
  }
}
