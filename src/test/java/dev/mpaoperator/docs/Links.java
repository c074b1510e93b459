package dev.mpaoperator.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a page refers to, and what of it can be referred to. */
final class Links {
  private static final Pattern LINK = Pattern.compile("\\]\\(<?([^)\\s>]+)>?(?: \"[^\"]*\")?\\)");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");
  private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\">");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+?)(?: +#+)?$");

  private Links() {}

  /** Targets of its links within the project, as they are written. */
  static List<String> of(Page page) {
    // Links may be broken over lines, and code shows what is none.
    var text = CODE.matcher(String.join("\n", page.prose())).replaceAll("code");
    return LINK.matcher(text)
        .results()
        .map(m -> m.group(1))
        .filter(target -> !target.matches("(https?|mailto):.*"))
        .toList();
  }

  /** Names behind {@code #}, as GitHub makes them of headings. */
  static List<String> anchors(Page page) {
    var names = new ArrayList<String>();
    var times = new HashMap<String, Integer>();
    for (var line : page.prose()) {
      ANCHOR.matcher(line).results().forEach(m -> names.add(m.group(1)));
      headings(line)
          .map(Links::slug)
          .forEach(slug -> {
            var before = times.merge(slug, 1, Integer::sum) - 1;
            names.add(before == 0 ? slug : slug + "-" + before);
          });
    }
    return names;
  }

  private static Stream<String> headings(String line) {
    var heading = HEADING.matcher(line);
    return heading.matches() ? Stream.of(heading.group(1)) : Stream.of();
  }

  static String slug(String heading) {
    return heading
        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .strip()
        .replace(' ', '-');
  }
}
