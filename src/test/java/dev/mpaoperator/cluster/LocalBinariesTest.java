package dev.mpaoperator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBinariesTest {
  @TempDir Path directory;

  @Test
  void takesTheNewestVersionOfThisPlatformAndOverlooksStrangeNames() throws Exception {
    set("1.9.10");
    set("1.34.4");
    Files.createDirectories(directory.resolve("k8s/1.34.4 x/y" + Platform.SUFFIX));
    Files.createDirectories(directory.resolve("k8s/1.99.0-plan9-mips"));

    assertThat(LocalBinaries.newestBelow(directory).version()).isEqualTo("1.34.4");
  }

  @Test
  void saysWhichBinariesAreMissing() throws Exception {
    Path set = set("1.34.4");
    Files.delete(set.resolve("etcd"));

    assertThatThrownBy(() -> LocalBinaries.newestBelow(directory))
        .isInstanceOf(Unavailable.class)
        .hasMessage(set + " has no executable etcd");
  }

  @Test
  void anEmptyCacheIsNothingToWorryAbout() {
    assertThatThrownBy(() -> LocalBinaries.newestBelow(directory))
        .isInstanceOfSatisfying(Unavailable.class, e -> assertThat(e.expected()).isTrue());
  }

  @Test
  void asksTheServerInKubebuilderAssetsForItsVersion() throws Exception {
    Path set = set("1.34.4");
    Files.writeString(set.resolve("kube-apiserver"), "#!/bin/sh\necho Kubernetes v1.31.0\n");

    assertThat(KubebuilderAssets.take(set.toString())).isEqualTo(new LocalBinaries(set, "1.31.0"));
  }

  @Test
  void namesTheFolderOfKubebuilderAssetsThatDoesNotDo() {
    assertThatThrownBy(() -> KubebuilderAssets.take(directory.toString()))
        .hasMessage(directory + " has no executable kube-apiserver, etcd, kubectl");
    assertThatThrownBy(() -> KubebuilderAssets.take(null)).hasMessage("not set");
  }

  private Path set(String version) throws IOException {
    Path set = Files.createDirectories(directory.resolve("k8s/" + version + Platform.SUFFIX));
    for (String name : List.of("kube-apiserver", "etcd", "kubectl")) {
      Path file = Files.createFile(set.resolve(name));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return set;
  }
}
