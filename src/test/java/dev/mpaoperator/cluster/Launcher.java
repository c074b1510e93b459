package dev.mpaoperator.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A small shell script in front of a binary.
 *
 * <p>It keeps the program on the loopback interface, writes its output to a file, appends flags
 * (the last one wins), and ends the program when the JVM has gone without ending it, however that
 * came about.
 */
final class Launcher {
  private static final int LINES = 15;

  private Launcher() {}

  static void write(Path bin, String program, LocalBinaries binaries, Path work, List<String> flags)
      throws IOException {
    Path script = bin.resolve(program);
    String text =
        """
        #!/bin/sh
        jvm=$PPID
        (
          while kill -0 "$jvm" && kill -0 $$; do sleep 1; done
          kill -0 "$jvm" || kill -9 $$
        ) </dev/null >/dev/null 2>&1 &
        n=$#
        while [ "$n" -gt 0 ]; do
          case $1 in
            http://0.0.0.0:*) set -- "$@" "http://127.0.0.1:${1##*:}" ;;
            *) set -- "$@" "$1" ;;
          esac
          shift
          n=$((n - 1))
        done
        exec %s "$@" %s </dev/null >>%s 2>&1
        """
            .formatted(
                quoted(binaries.folder().resolve(program).toString()),
                flags.stream().map(Launcher::quoted).collect(Collectors.joining(" ")),
                quoted(log(work, program).toString()));
    Files.deleteIfExists(log(work, program));
    Files.writeString(script, text);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The end of each program's log, for the message of a failed start. */
  static String lastLines(Path work) {
    StringBuilder text = new StringBuilder();
    for (String program : List.of("etcd", "kube-apiserver")) {
      try {
        List<String> lines = Files.readAllLines(log(work, program));
        text.append("\n--- end of ").append(program).append("'s log\n");
        text.append(
            String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size())));
      } catch (IOException e) {
        text.append("\n--- no log of ").append(program);
      }
    }
    return text.toString();
  }

  private static Path log(Path work, String program) {
    return work.resolve(program + ".log");
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
