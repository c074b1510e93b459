package dev.mpaoperator.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of code in a page, and what the page's comments say of it. CONTRIBUTING.md has the rules.
 *
 * @param page where it stands
 * @param line of its fence, from 1
 * @param language as it is given, perhaps empty
 * @param code its lines, without the indentation of the fence
 * @param setup commands to run before it, which no reader sees
 * @param testedBy simple name of the test that runs it, {@code null} if no comment says so
 */
public record Block(
    Page page,
    int line,
    String language,
    List<String> code,
    List<String> setup,
    @Nullable String testedBy) {
  private static final Pattern FENCE = Pattern.compile("^ *(`{3,}|~{3,})");
  private static final Pattern SETUP = Pattern.compile("^ *<!-- setup: (.+) -->$");
  private static final Pattern TESTED = Pattern.compile("^ *<!-- tested by: (\\w+) -->$");
  private static final Pattern NEEDS =
      Pattern.compile(
          "# needs (AWS|a cluster|Docker|the internet|the AWS CLI|your names|Helm|Argo CD|Flux|Prometheus)\\b.*");
  private static final Pattern MAKE = Pattern.compile("make ([a-z][a-z0-9-]*)( [A-Z_]+=\\S+)*");

  /** The marks that open a block in this line; empty if none does. */
  static String fence(String line) {
    var fence = FENCE.matcher(line);
    return fence.find() ? fence.group(1) : "";
  }

  static List<Block> of(Page page) {
    var blocks = new ArrayList<Block>();
    var setup = new ArrayList<String>();
    var lines = page.lines();
    for (var i = 0; i < lines.size(); i++) {
      var hidden = SETUP.matcher(lines.get(i));
      if (hidden.matches()) {
        setup.add(hidden.group(1));
      }
      var fence = fence(lines.get(i));
      if (fence.isEmpty()) {
        continue;
      }
      var start = i;
      var indent = lines.get(i).indexOf(fence);
      var code = new ArrayList<String>();
      for (i++; i < lines.size() && !lines.get(i).strip().equals(fence); i++) {
        code.add(unindented(lines.get(i), indent));
      }
      var language = lines.get(start).strip().substring(fence.length()).strip();
      var tested = TESTED.matcher(start == 0 ? "" : lines.get(start - 1));
      blocks.add(
          new Block(
              page,
              start + 1,
              language,
              List.copyOf(code),
              List.copyOf(setup),
              tested.matches() ? tested.group(1) : page.testedBy()));
      setup.clear();
    }
    return blocks;
  }

  private static String unindented(String line, int indent) {
    var spaces = 0;
    while (spaces < indent && spaces < line.length() && line.charAt(spaces) == ' ') {
      spaces++;
    }
    return line.substring(spaces);
  }

  /** Whether it tells people to type something. */
  public boolean isForTheShell() {
    return language.equals("sh") || language.equals("console");
  }

  /** What it needs that tests do not have; {@code null} if nothing. */
  @Nullable String needs() {
    var first = code.isEmpty() ? "" : code.getFirst();
    return NEEDS.matcher(first).matches() ? first : null;
  }

  /** Whether there is nothing in it but targets of make. */
  public boolean isMakeOnly() {
    var lines = code.stream().filter(l -> !l.isBlank()).map(Block::withoutComment).toList();
    return !lines.isEmpty() && lines.stream().allMatch(l -> MAKE.matcher(l).matches());
  }

  /** The targets of make in it. */
  List<String> makeTargets() {
    return code.stream()
        .map(Block::withoutComment)
        .map(MAKE::matcher)
        .filter(m -> m.matches())
        .map(m -> m.group(1))
        .toList();
  }

  /** Whether the test of commands runs it. */
  boolean isRun() {
    return isForTheShell() && needs() == null && testedBy == null && !isMakeOnly();
  }

  /**
   * Its commands, each with what it prints: of {@code console} what is shown, else {@code null}.
   */
  List<Step> steps() {
    if (!language.equals("console")) {
      return List.of(new Step(String.join("\n", code), null));
    }
    var steps = new ArrayList<Step>();
    for (var i = 0; i < code.size(); ) {
      var command = new StringBuilder(code.get(i).replaceFirst("^\\$ ", ""));
      for (i++; command.toString().endsWith("\\") && i < code.size(); i++) {
        command.append('\n').append(code.get(i));
      }
      var output = new ArrayList<String>();
      for (; i < code.size() && !code.get(i).startsWith("$ "); i++) {
        output.add(code.get(i));
      }
      steps.add(new Step(command.toString(), output));
    }
    return steps;
  }

  /**
   * A command, or several.
   *
   * @param command as it is typed
   * @param output what it prints, {@code null} if that is not said
   */
  record Step(String command, @Nullable List<String> output) {}

  private static String withoutComment(String line) {
    return line.replaceFirst(" +#.*", "").strip();
  }

  @Override
  public String toString() {
    return page.path() + ":" + line;
  }
}
