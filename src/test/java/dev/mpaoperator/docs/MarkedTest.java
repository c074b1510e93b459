package dev.mpaoperator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.tools.Checkout;
import dev.mpaoperator.tools.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Of commands that the test of commands does not run, somebody else does, or the page says why not.
 */
class MarkedTest {
  private static final Pattern FILE =
      Pattern.compile("(?<![\\w/.:-])(?:config|crds|docs|helm|src)/[\\w./-]*\\w");

  /**
   * Those of Javadoc, and lines that are nothing else: in them a test promises and does nothing.
   */
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*.*?\\*/|(?m)^ *//[^\n]*");

  private static final Pattern MAKE = Pattern.compile("`make ([a-z][a-z0-9-]*)");
  private static final Pattern TARGET = Pattern.compile("(?m)^([a-z][a-z0-9-]*):");

  private static Stream<Block> blocks() {
    return Page.all().stream().flatMap(page -> page.blocks().stream());
  }

  @Test
  void theShellHasTwoNames() {
    assertThat(blocks())
        .allSatisfy(block -> {
          assertThat(block.language())
              .as("%s: `sh` for commands, `console` for commands with what they print", block)
              .isNotIn("bash", "shell", "zsh", "shell-session", "sh-session", "text");
          assertThat(
                  block.isForTheShell() || block.code().stream().noneMatch(l -> l.startsWith("$ ")))
              .as("%s: commands stand in `console`", block)
              .isTrue();
        });
  }

  @Test
  void consoleShowsCommandsFirst() {
    assertThat(blocks().filter(b -> b.language().equals("console") && b.needs() == null))
        .allSatisfy(block -> assertThat(block.code().getFirst()).as("%s", block).startsWith("$ "));
  }

  @Test
  void whatIsNotRunCanBeParsedAndNamesFilesThatExist() {
    assertThat(blocks().filter(b -> b.isForTheShell() && b.needs() != null))
        .allSatisfy(block -> {
          var script =
              block.steps().stream().map(Block.Step::command).collect(Collectors.joining("\n"));
          var parsed = Command.of("bash", "-n").reading(script + "\n").run();
          assertThat(parsed.errors()).as("%s", block).isEmpty();
          assertThat(FILE.matcher(script).results().map(m -> Path.of(m.group())))
              .as("%s", block)
              .allSatisfy(file -> assertThat(Checkout.root().resolve(file)).exists());
        });
  }

  @Test
  void whoeverIsNamedAsTheTestIsOne() {
    var sources = testSources();
    assertThat(blocks().filter(b -> b.testedBy() != null))
        .allSatisfy(block -> {
          var source =
              sources.stream()
                  .filter(f -> f.getFileName().toString().equals(block.testedBy() + ".java"))
                  .findFirst();
          assertThat(source).as("%s: %s", block, block.testedBy()).isPresent();
          var text = COMMENT.matcher(Files.readString(source.get())).replaceAll("");
          var commands = block.steps().stream().flatMap(s -> s.command().lines()).toList();
          assertThat(
                  namesThePage(text, block.page().path())
                      || commands.stream().allMatch(c -> text.contains(c.strip())))
              .as(
                  "%s: %s has neither the name of the page or its folder nor these commands",
                  block, block.testedBy())
              .isTrue();
        });
  }

  @Test
  void targetsOfMakeExist() throws IOException {
    var targets =
        TARGET
            .matcher(Files.readString(Checkout.root().resolve("Makefile")))
            .results()
            .map(m -> m.group(1))
            .collect(Collectors.toSet());
    assertThat(blocks().filter(Block::isForTheShell))
        .allSatisfy(block -> assertThat(targets).as("%s", block).containsAll(block.makeTargets()));
    assertThat(Page.all())
        .allSatisfy(page -> assertThat(targets).as("%s", page).containsAll(named(page)));
  }

  /** Itself, or the folder that it is in, unless that has all kinds of pages. */
  private static boolean namesThePage(String source, Path page) {
    var folder = page.getParent();
    return source.contains(page.getFileName().toString())
        || (folder != null
            && folder.getNameCount() > 1
            && source.contains(folder.getFileName() + ""));
  }

  private static List<String> named(Page page) {
    return MAKE.matcher(String.join("\n", page.prose())).results().map(m -> m.group(1)).toList();
  }

  private static List<Path> testSources() {
    try (var files = Files.walk(Checkout.root().resolve("src/test/java"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
