package dev.mpaoperator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.tools.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every link within the project leads somewhere, and from the index a reader comes to every page.
 */
class LinksTest {
  private final Map<Path, Page> pages =
      Page.all().stream().collect(Collectors.toMap(Page::path, Function.identity()));

  @Test
  void everyLinkLeadsSomewhere() {
    assertThat(pages.values().stream().flatMap(this::broken)).isEmpty();
  }

  @Test
  void theIndexNamesEveryPageOfDocs() {
    var index = Page.at("docs/README.md");
    var named =
        Links.of(index).stream().map(link -> target(index, link.replaceFirst("#.*", ""))).toList();
    assertThat(pages.keySet().stream().filter(p -> p.startsWith("docs")))
        .allSatisfy(page ->
            assertThat(named.contains(page) || page.equals(index.path()) || isRunbook(page, named))
                .as("docs/README.md has no link to %s", page)
                .isTrue());
  }

  /** Of run-books the folder is enough: an alert leads to the page. */
  private static boolean isRunbook(Path page, List<Path> named) {
    var folder = page.getParent();
    return folder.equals(Path.of("docs/runbooks")) && named.contains(folder);
  }

  @Test
  void anchorsAreMadeAsGitHubDoes() {
    var page =
        new Page(
            Path.of("x.md"),
            List.of(
                "# What it *does*: `a.b`, and more",
                "## Same",
                "## Same",
                "```sh",
                "# no heading",
                "```"));
    assertThat(Links.anchors(page)).containsExactly("what-it-does-ab-and-more", "same", "same-1");
  }

  @Test
  void whatLeadsNowhereIsFound() {
    var page =
        new Page(Path.of("docs/x.md"), List.of("[a](../README.md#nowhere) [b](y.md) `[c](z)`"));
    assertThat(broken(page)).hasSize(2);
  }

  private Stream<String> broken(Page page) {
    return Links.of(page).stream()
        .filter(link -> !leads(page, link))
        .map(link -> page + ": " + link);
  }

  private boolean leads(Page page, String link) {
    var parts = link.split("#", 2);
    var target = parts[0].isEmpty() ? page.path() : target(page, parts[0]);
    if (!Files.exists(Checkout.root().resolve(target)) && !pages.containsKey(target)) {
      return parts[0].isEmpty() && Links.anchors(page).contains(parts[1]);
    }
    var other = pages.get(target);
    return parts.length == 1 || (other != null && Links.anchors(other).contains(parts[1]));
  }

  private static Path target(Page page, String link) {
    var folder = page.path().getParent();
    return (folder == null ? Path.of(link) : folder.resolve(link)).normalize();
  }
}
