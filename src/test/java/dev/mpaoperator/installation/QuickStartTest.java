package dev.mpaoperator.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.docs.Block;
import dev.mpaoperator.docs.Page;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whoever follows the quick start into a cluster of one's own, word by word, has an active team.
 */
@Tag("installation")
class QuickStartTest {
  private static final String PAGE = "docs/quick-start.md";
  private static final String PART = "## In kind or K3s, without AWS";

  private static final String SIMULATOR = "http://simulator-mpa-simulator:8090";

  /** The node of tests has no DNS; everywhere else the name of a service leads to this address. */
  private static final String WITHOUT_DNS =
      "http://$(kubectl get service simulator-mpa-simulator --namespace mpa-operator"
          + " --output jsonpath={.spec.clusterIP}):8090";

  /** How an image comes into a cluster differs with the cluster. */
  private static final Pattern OF_A_CLUSTER = Pattern.compile("\\b(kind|k3s) ");

  @Test
  void leadsToAnActiveTeam() throws IOException {
    try (var node = Node.up()) {
      node.load(World.image());
      var script = new StringBuilder("set -x\n");
      for (var block : blocks()) {
        script.append(here(String.join("\n", block.code()))).append('\n');
      }
      var result = node.shell(script.toString()).run();
      assertThat(result.exitCode())
          .as("%s%n%s", result, node.kubectl("get", "pods,mpa", "--all-namespaces").run().output())
          .isZero();

      var ready = "jsonpath={.status.conditions[?(@.type==\"Ready\")].status}";
      assertThat(node.kubectl("get", "mpateam", "payments", "-o", ready).run().succeeded())
          .isEqualTo("True");
    }
  }

  /** What the part tells people to type, after the image is built. */
  private static List<Block> blocks() {
    var page = Page.at(PAGE);
    var from = page.lines().indexOf(PART) + 1;
    assertThat(from).as("%s has the part '%s'", PAGE, PART).isPositive();
    var to = from;
    while (to < page.lines().size() && !page.lines().get(to).startsWith("## ")) {
      to++;
    }
    var end = to;
    return page.blocks().stream()
        .filter(block -> block.line() > from && block.line() <= end)
        .filter(block -> block.isForTheShell() && !block.isMakeOnly())
        .filter(block -> block.code().stream().noneMatch(OF_A_CLUSTER.asPredicate()))
        .toList();
  }

  private static String here(String commands) {
    var reachable = commands.replace(SIMULATOR, WITHOUT_DNS);
    return reachable.contains("kubectl port-forward") ? inAnotherTerminal(reachable) : reachable;
  }

  /** A person takes longer to get to the next line than it takes to listen; a script does not. */
  private static String inAnotherTerminal(String command) {
    return """
    %s >/dev/null &
    trap 'kill $(jobs -p)' EXIT
    timeout 60 bash -c 'until (: </dev/tcp/127.0.0.1/8090) 2>/dev/null; do sleep 0.2; done'
    """
        .formatted(command);
  }
}
