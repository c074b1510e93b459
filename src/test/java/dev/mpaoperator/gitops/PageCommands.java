package dev.mpaoperator.gitops;

import dev.mpaoperator.cluster.TestCluster;
import dev.mpaoperator.tools.Command;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a person pastes from a page, run as it stands there. */
public final class PageCommands {
  private final Path page;
  private final TestCluster cluster;
  private final Path kubeconfig;

  /**
   * For a cluster.
   *
   * @param page its path, from the top of the checkout
   * @param work for the kubeconfig
   */
  public PageCommands(String page, TestCluster cluster, Path work) {
    this.page = Path.of(page);
    this.cluster = cluster;
    this.kubeconfig = cluster.writeKubeconfig(work.resolve("kubeconfig-of-a-person"));
  }

  /** Runs the block of the page that has these words in it, and returns what it printed. */
  public String run(String words) {
    var blocks =
        Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
            .matcher(ArgoFiles.read(page))
            .results()
            .map(r -> r.group(1))
            .filter(block -> block.contains(words))
            .toList();
    if (blocks.size() != 1) {
      throw new AssertionError(blocks.size() + " blocks have '" + words + "' in them");
    }
    return shell(blocks.getFirst());
  }

  /** Runs commands, and returns what they printed. */
  String shell(String commands) {
    var kubectl = cluster.kubectl().orElseThrow();
    return Command.of("bash", "-euo", "pipefail")
        .reading(commands)
        .with("KUBECONFIG", kubeconfig)
        .with("PATH", kubectl.getParent() + ":" + System.getenv("PATH"))
        .run()
        .succeeded();
  }
}
