package dev.mpaoperator.installation;

import dev.mpaoperator.tools.Checkout;
import dev.mpaoperator.tools.Command;
import dev.mpaoperator.tools.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cluster of one node on this machine; see {@code src/test/node/up}. Needs root. */
final class Node implements AutoCloseable {
  private static final Path SCRIPTS = Checkout.root().resolve("src/test/node");
  private final Path folder;

  private Node(Path folder) {
    this.folder = folder;
  }

  /** Starts one. */
  static Node up() {
    try {
      // The path of a socket has a bound of about 100 characters.
      var node = new Node(Files.createTempDirectory("node"));
      var up = Command.of(SCRIPTS.resolve("up"), node.folder).run();
      if (up.exitCode() != 0) {
        node.close();
        throw new IllegalStateException(up.toString());
      }
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives it an image. */
  void load(Path image) {
    Command.of(SCRIPTS.resolve("import"), folder, image).run().succeeded();
  }

  /** {@code kubectl} as an administrator. */
  Command kubectl(Object... arguments) {
    return Command.of(folder.resolve("kubectl"), arguments).with("KUBECONFIG", kubeconfig());
  }

  /** Helm as an administrator. */
  Command helm(Object... arguments) {
    return Tool.HELM_4.command(arguments).with("KUBECONFIG", kubeconfig());
  }

  /** Commands of a person who has {@code kubectl} and {@code helm}, in the checkout. */
  Command shell(String script) throws IOException {
    var helm = folder.resolve("helm");
    if (!Files.exists(helm)) {
      Files.createSymbolicLink(helm, Tool.HELM_4.path());
    }
    return Command.of("bash", "-euo", "pipefail", "-c", script)
        .with("KUBECONFIG", kubeconfig())
        .with("PATH", folder + ":" + System.getenv("PATH"))
        .in(Checkout.root());
  }

  private Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  /** Stops it and removes all of it; where {@code up} refused there is nothing to remove. */
  @Override
  public void close() {
    if (Files.exists(folder.resolve("processes"))) {
      Command.of(SCRIPTS.resolve("down"), folder).run();
    }
  }
}
