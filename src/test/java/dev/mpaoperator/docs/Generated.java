package dev.mpaoperator.docs;

import dev.mpaoperator.approvalteam.plan.LifeCycle;
import dev.mpaoperator.tools.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What of the documents is made from the program, a page or a part of one. {@code make docs} writes
 * all of it.
 *
 * @param page from the top of the checkout
 * @param part its name, between two comments in the page; empty for the whole page
 * @param text what it is now
 */
record Generated(String page, String part, Supplier<String> text) {
  /** All that there is. */
  static List<Generated> all() {
    return List.of(
        new Generated("docs/api-reference.md", "", ApiReference::text),
        new Generated("docs/configuration.md", "", ConfigurationPage::text),
        new Generated("docs/concepts.md", "creation", LifeCycle::creation),
        new Generated("docs/concepts.md", "change", LifeCycle::change),
        new Generated("docs/concepts.md", "deletion", LifeCycle::deletion));
  }

  /** Writes all of it. */
  public static void main(String[] arguments) throws IOException {
    for (var one : all()) {
      Files.writeString(one.file(), one.current());
    }
  }

  /** The page as it stands. */
  String checkedIn() {
    try {
      return Files.exists(file()) ? Files.readString(file()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page as it should be. */
  String current() {
    return part.isEmpty() ? text.get() : replaced(checkedIn());
  }

  private String replaced(String whole) {
    var begin = "<!-- begin %s: made by `make docs` -->\n".formatted(part);
    var end = "<!-- end %s -->\n".formatted(part);
    var from = whole.indexOf(begin);
    var to = whole.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalStateException("%s needs the lines %s%s".formatted(page, begin, end));
    }
    return whole.substring(0, from + begin.length())
        + "\n"
        + text.get()
        + "\n"
        + whole.substring(to);
  }

  private Path file() {
    return Checkout.root().resolve(page);
  }
}
