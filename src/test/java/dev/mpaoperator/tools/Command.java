package dev.mpaoperator.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command line.
 *
 * @param words the program and its arguments
 * @param environment added to this process's own
 * @param directory to run in, {@code null} for this process's own
 * @param input for its standard input
 */
public record Command(
    List<String> words, Map<String, String> environment, @Nullable Path directory, String input) {

  /** A program and its arguments, each made a string. */
  public static Command of(Object program, Object... arguments) {
    var words = Stream.concat(Stream.of(program), Stream.of(arguments)).map(Object::toString);
    return new Command(words.toList(), Map.of(), null, "");
  }

  /** The same with a variable of its environment set. */
  public Command with(String variable, Object value) {
    var all = new LinkedHashMap<>(environment);
    all.put(variable, value.toString());
    return new Command(words, Map.copyOf(all), directory, input);
  }

  /** The same in another directory. */
  public Command in(Path other) {
    return new Command(words, environment, other, input);
  }

  /** The same with this text as its standard input. */
  public Command reading(String text) {
    return new Command(words, environment, directory, text);
  }

  /** The same with more arguments. */
  public Command and(Object... arguments) {
    var all = new ArrayList<>(words);
    Stream.of(arguments).map(Object::toString).forEach(all::add);
    return new Command(List.copyOf(all), environment, directory, input);
  }

  /**
   * What came of a command.
   *
   * @param command what ran
   * @param exitCode its exit code
   * @param output what it printed
   * @param errors what it printed to standard error
   */
  public record Result(Command command, int exitCode, String output, String errors) {
    /**
     * What it printed, if it went well.
     *
     * @throws AssertionError if it did not, with all that it printed
     */
    public String succeeded() {
      if (exitCode != 0) {
        throw new AssertionError(this);
      }
      return output;
    }

    @Override
    public String toString() {
      return "exit code %d of: %s%n%s%s"
          .formatted(exitCode, String.join(" ", command.words()), output, errors);
    }
  }

  /** Runs it to its end. */
  public Result run() {
    Path outputs = null;
    try {
      outputs = Files.createTempDirectory("command");
      var out = outputs.resolve("out").toFile();
      var err = outputs.resolve("err").toFile();
      var builder = new ProcessBuilder(words).redirectOutput(out).redirectError(err);
      builder.environment().putAll(environment);
      if (directory != null) {
        builder.directory(directory.toFile());
      }
      var process = builder.start();
      try (var stdin = process.outputWriter()) {
        stdin.write(input);
      } catch (IOException e) {
        // it ended without reading all of it
      }
      var code = process.waitFor();
      return new Result(this, code, Files.readString(out.toPath()), Files.readString(err.toPath()));
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", words), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: " + String.join(" ", words));
    } finally {
      if (outputs != null) {
        for (var name : List.of("out", "err")) {
          outputs.resolve(name).toFile().delete();
        }
        outputs.toFile().delete();
      }
    }
  }
}
