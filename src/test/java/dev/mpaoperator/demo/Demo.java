package dev.mpaoperator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Tells the story; exit code 1 if it does not go as it should. Whatever happens, nothing stays. */
public final class Demo {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final CountDownLatch STOPPING = new CountDownLatch(1);

  private Demo() {}

  /**
   * Tells it; {@code --coloured} for a terminal, {@code --keep} to leave everything up at the end,
   * until Ctrl-C.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> options = List.of(arguments);
    Screen screen = new Screen(options.contains("--coloured"));
    Path folder = Files.createTempDirectory("mpa-operator-demo-");
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  STOPPING.countDown();
                  endProcesses();
                  delete(folder);
                }));
    int code = 1;
    try {
      code = run(screen, folder, options.contains("--keep"));
    } catch (RuntimeException e) {
      giveWay();
      screen.bad("\nthe demo failed: " + (e instanceof Unexpected ? e.getMessage() : e));
    }
    System.exit(code);
  }

  private static int run(Screen screen, Path folder, boolean keep) throws InterruptedException {
    long start = System.nanoTime();
    try (Backstage backstage = new Backstage(folder)) {
      Shell shell = new Shell(screen, backstage.project(), backstage.environment());
      Story story = new Story(screen, shell, backstage);
      try {
        story.tell();
        screen.good("\nAll of this happened as expected, in %d seconds.".formatted(since(start)));
        if (keep) {
          story.teamToPlayWith();
          invite(screen, backstage);
          Thread.currentThread().join();
        }
        return 0;
      } catch (Unexpected e) {
        giveWay();
        screen.output("\n--- the resources\n" + picture(shell) + backstage.lastWords());
        throw e;
      }
    }
  }

  /** All conditions of all resources, if they can still be had. */
  private static String picture(Shell shell) {
    try {
      return shell.quietly(
          """
          kubectl get mpa -o jsonpath='{range .items[*]}{.kind} {.metadata.name}{"\\n"}\
          {range .status.conditions[*]}  {.type}={.status} {.reason}: {.message}{"\\n"}{end}{end}'\
          """);
    } catch (Unexpected e) {
      return e.getMessage();
    }
  }

  /** After Ctrl-C, what fails fails because of it: nothing is to be said of it. */
  private static void giveWay() throws InterruptedException {
    if (STOPPING.await(1, TimeUnit.SECONDS)) {
      Thread.currentThread().join(); // until the JVM has ended
    }
  }

  private static void invite(Screen screen, Backstage backstage) {
    screen.say("Everything stays up until Ctrl-C. In another terminal:");
    backstage
        .environment()
        .forEach((name, value) ->
            screen.output(
                "export %s=%s".formatted(name, name.equals("PATH") ? path(value) : value)));
    screen.output(
        """

        kubectl get mpa
        kubectl edit mpateam payments                          # propose something, for example another description
        kubectl get mpateam payments --watch
        mpa-operator simulate approve payments alice bob carol # or: reject
        mpa-operator simulate mails                            # what people were asked
        mpa-operator simulate advance 25h                      # let a vote expire
        mpa-operator simulate --help
        kubectl describe mpateam payments
        tail -f $DEMO/operator.log\
        """);
  }

  private static String path(String value) {
    return value.substring(0, value.indexOf(':')) + ":$PATH";
  }

  private static long since(long start) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
  }

  /** Everything that this process started and that still runs. */
  private static void endProcesses() {
    List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
    children.forEach(ProcessHandle::destroy);
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (ProcessHandle child : children) {
      try {
        child.onExit().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (Exception e) {
        child.destroyForcibly();
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | RuntimeException e) {
      System.err.println("demo: left behind " + folder + ": " + e);
    }
  }
}
