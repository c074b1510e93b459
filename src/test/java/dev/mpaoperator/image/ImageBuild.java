package dev.mpaoperator.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes the container image as a tar that {@code docker load}, {@code kind load image-archive} and
 * {@code ctr images import} take. Two builds of one commit on equal parts are equal byte for byte.
 */
@Command(name = "image", mixinStandardHelpOptions = true)
public final class ImageBuild implements Callable<Integer> {
  @Option(names = "--project", description = "The checkout, with target/mpa-operator.jar built.")
  private Path project = Path.of("");

  @Option(names = "--output", description = "Where to put image and working files.")
  private Path output = Path.of("target/image");

  @Option(names = "--arch", description = "amd64 or arm64.")
  private Architecture architecture = Architecture.ofThisMachine();

  @Option(
      names = "--jdk",
      description =
          "JDK 25 of which the runtime is a part; else that which runs this, or for another architecture one of Debian's packages.")
  private @Nullable Path jdk;

  @Option(
      names = "--emulator",
      description = "Runs programs of another architecture; else qemu-<architecture>-static.")
  private @Nullable Path emulator;

  @Option(
      names = "--base",
      description =
          "debian: packages of Debian; tar:FILE: an image as a tar; else an image of a registry that has the C library.")
  private String base = "debian";

  @Option(names = "--name", description = "What the image is called, as in the chart.")
  private String name = "ghcr.io/mpa-operator/mpa-operator";

  @Option(names = "--app-version")
  private String version = "dev";

  @Option(names = "--revision", description = "The commit.")
  private String revision = "unknown";

  @Option(names = "--created", description = "The commit's time, which is the image's.")
  private Instant created = Instant.EPOCH;

  @Option(names = "--no-aot-cache", description = "Without the cache of loaded classes.")
  private boolean noCache;

  /** Builds; prints the image's digest last. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new ImageBuild())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    var work = output.resolve("linux-" + architecture.word()).toAbsolutePath();
    Trees.delete(work);
    var foreign = architecture != Architecture.ofThisMachine();
    var debian = new DebianParts(project, architecture, work);
    var packages =
        base.equals("debian") ? debian.root(foreign && jdk == null) : Map.<String, String>of();
    var runtime = new JavaRuntime(work, foreign ? emulator() : null);
    runtime.link(jdkOf(foreign, debian));
    AppFiles.copy(project.resolve("target/mpa-operator.jar"), work.resolve("app"));
    Trees.setTime(work);
    if (!noCache) {
      AotCache.make(runtime, project.resolve("src/build/image/classes.list"));
    }
    BillOfMaterials.write(
        project.resolve("target/bom.json"),
        runtime.version(),
        packages,
        work.resolve("sbom/mpa-operator.cdx.json"));
    var tar =
        output.resolve("mpa-operator-%s-linux-%s.tar".formatted(version, architecture.word()));
    var labels = new Labels(version, revision, created, base);
    var digest = new ImageTar(architecture, base, labels).write(work, name + ":" + version, tar);
    Files.writeString(Path.of(tar + ".digest"), digest + "\n");
    System.out.println(tar + " " + digest);
    return 0;
  }

  private Path emulator() {
    return emulator != null ? emulator : Path.of(architecture.emulator());
  }

  private Path jdkOf(boolean foreign, DebianParts debian) {
    if (jdk != null) {
      return jdk;
    }
    return foreign ? debian.jdk() : Path.of(System.getProperty("java.home"));
  }

  /** What the JVM is told, whichever command it runs. */
  static List<String> entrypoint() {
    return List.of(
        "/opt/java/bin/java",
        "-XX:+UseSerialGC",
        "-XX:MaxRAMPercentage=60",
        // A heap that begins smaller may not hold the objects of the cache, and then the JVM does
        // not start.
        "-XX:InitialHeapSize=64m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:AOTCache=/app/" + AotCache.FILE,
        // What the JVM itself has to say, for example of a cache that it cannot use, is no log
        // line.
        "-Xlog:disable",
        "-Xlog:all=warning:stderr",
        "-jar",
        "/app/mpa-operator.jar");
  }
}
