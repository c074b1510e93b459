package dev.mpaoperator.docs;

import dev.mpaoperator.tools.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Markdown page of the project.
 *
 * @param path from the top of the checkout
 * @param lines as they stand
 */
public record Page(Path path, List<String> lines) {
  private static final Pattern ALL_TESTED =
      Pattern.compile("<!-- all commands here tested by: (\\w+) -->");
  private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", "resources");

  /** The page there. */
  public static Page at(String path) {
    return read(Path.of(path));
  }

  /** Every page. */
  static List<Page> all() {
    var root = Checkout.root();
    var pages = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(".md")) {
                pages.add(root.relativize(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages.stream().sorted().map(Page::read).toList();
  }

  private static Page read(Path path) {
    return new Page(path, text(Checkout.root().resolve(path)));
  }

  private static List<String> text(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Who runs all commands of the page, by a comment in it or in the README of its folder; {@code
   * null} if nobody is said to.
   */
  @Nullable String testedBy() {
    var readme = Checkout.root().resolve(path).resolveSibling("README.md");
    return Stream.concat(lines.stream(), Files.exists(readme) ? text(readme).stream() : Stream.of())
        .map(ALL_TESTED::matcher)
        .filter(Matcher::matches)
        .map(m -> m.group(1))
        .findFirst()
        .orElse(null);
  }

  /** What it says as code, from top to bottom. */
  public List<Block> blocks() {
    return Block.of(this);
  }

  /** The lines outside of code. */
  List<String> prose() {
    var prose = new ArrayList<String>();
    var fence = "";
    for (var line : lines) {
      var here = Block.fence(line);
      if (fence.isEmpty() && here.isEmpty()) {
        prose.add(line);
      } else if (fence.isEmpty()) {
        fence = here;
      } else if (line.strip().equals(fence)) {
        fence = "";
      }
    }
    return prose;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
