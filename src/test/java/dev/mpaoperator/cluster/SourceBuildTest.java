package dev.mpaoperator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceBuildTest {
  @TempDir Path folder;
  private Path caches;

  @BeforeEach
  void makeModule() throws IOException {
    caches = folder.resolve("caches");
    Files.writeString(folder.resolve("go.mod"), "require (\n\tk8s.io/kubernetes v1.34.4\n)\n");
    Files.writeString(folder.resolve("go.sum"), "");
  }

  @Test
  void buildsIntoAFolderOfItsOwnThatIsFoundAgain() throws Exception {
    script(
        """
        bin=$1/k8s/1.34.4%s
        mkdir -p "$bin" && cd "$bin" && touch etcd kube-apiserver kubectl && chmod +x *
        """
            .formatted(Platform.SUFFIX));
    SourceBuild build = new SourceBuild(folder, caches);
    assertThatThrownBy(build::cached).isInstanceOf(Unavailable.class);

    Source built = build.build();
    assertThat(new SourceBuild(folder, caches).cached()).isEqualTo(built);
    assertThat(built.description()).contains("1.34.4");

    Files.writeString(folder.resolve("go.sum"), "another dependency");
    SourceBuild changed = new SourceBuild(folder, caches);
    assertThatThrownBy(changed::cached).hasMessageContaining("is empty");
  }

  @Test
  void saysThatTheScriptFailed() throws Exception {
    script("exit 1\n");
    assertThatThrownBy(new SourceBuild(folder, caches)::build)
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("src/test/cluster/build failed");
  }

  @Test
  void knowsThePinnedMinorVersion() {
    assertThat(SourceBuild.minorVersion(folder)).isEqualTo("1.34");
  }

  private void script(String commands) throws IOException {
    Path script = Files.writeString(folder.resolve("build"), "#!/bin/sh\n" + commands);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
