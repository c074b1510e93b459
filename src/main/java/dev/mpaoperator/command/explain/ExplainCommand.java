package dev.mpaoperator.command.explain;

import dev.mpaoperator.command.output.ExitCode;
import dev.mpaoperator.command.output.Json;
import dev.mpaoperator.command.output.Style;
import dev.mpaoperator.command.output.Table;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what a reason means. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a reason in a status, an event or a metric means, who must act, and what they can do.",
      "Without a reason: prints them all."
    })
public final class ExplainCommand implements Callable<Integer> {
  private static final int WIDTH = 88;
  private static final String INDENT = "             ";

  /** How it is printed. */
  enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON
  }

  @Spec @Nullable CommandSpec spec;

  @Mixin private final Style style = new Style();

  @Parameters(arity = "0..1", paramLabel = "REASON", description = "in upper or lower case")
  private @Nullable String reason;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE})")
  private Format format = Format.TEXT;

  @Override
  public Integer call() {
    var commandLine = Objects.requireNonNull(spec).commandLine();
    var explanations = Explanations.load();
    var found = reason == null ? explanations.all() : explanations.of(reason);
    if (found.isEmpty()) {
      commandLine.getErr().println(unknown(Objects.requireNonNull(reason), explanations));
      return ExitCode.USAGE;
    }
    var out = commandLine.getOut();
    out.print(
        format == Format.JSON
            ? Json.text(found)
            : reason == null
                ? list(found)
                : found.stream().map(this::text).collect(Collectors.joining("\n")));
    out.flush();
    return ExitCode.OK;
  }

  private String unknown(String word, Explanations explanations) {
    var program = Objects.requireNonNull(spec).root().name();
    var near = explanations.near(word);
    return "%s: there is no reason '%s'. %s"
        .formatted(
            program,
            Table.plain(word),
            near.isEmpty()
                ? "`%s explain` prints all".formatted(program)
                : "Did you mean %s?".formatted(String.join(", ", near)));
  }

  private static String list(List<Explanation> all) {
    var table = new Table("REASON", "KIND", "GOES ON", "WHO MUST ACT");
    all.forEach(e -> table.row(List.of(e.reason(), e.kind(), e.goesOn(), e.who())));
    return table.text();
  }

  private String text(Explanation e) {
    return """
    %s (%s): %s
      means:     %s
      who:       %s
      to do:     %s
      meanwhile: %s
    """
        .formatted(
            style.strong(e.reason()),
            e.kind(),
            e.goesOn(),
            wrapped(e.means()),
            wrapped(e.who()),
            wrapped(e.toDo()),
            wrapped("the operator " + e.meanwhile()));
  }

  private static String wrapped(String text) {
    return WordUtils.wrap(text, WIDTH, "\n" + INDENT, false);
  }
}
