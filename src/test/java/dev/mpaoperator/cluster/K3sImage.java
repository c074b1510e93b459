package dev.mpaoperator.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * K3s in a container: unlike the others a whole node, with controllers.
 *
 * @param image its name and tag
 */
record K3sImage(String image) implements Source {
  /** Of the same Kubernetes minor version as the pinned module. */
  static final String PINNED = "rancher/k3s:v1.34.1-k3s1";

  /** The image, pulled, if a Docker daemon answers. */
  static Source pulled(String image) throws Unavailable {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw Unavailable.unused("no Docker daemon answers");
    }
    try {
      new RemoteDockerImage(DockerImageName.parse(image)).get();
    } catch (Exception e) {
      throw Unavailable.broken("cannot pull " + image + ": " + e.getMessage());
    }
    return new K3sImage(image);
  }

  @Override
  public String description() {
    return image + " on Docker";
  }

  @Override
  public Server start(Path work, List<String> flags) {
    K3sContainer container = new K3sContainer(DockerImageName.parse(image));
    if (!flags.isEmpty()) {
      List<String> command = new ArrayList<>(List.of(container.getCommandParts()));
      for (String flag : flags) {
        command.add("--kube-apiserver-arg=" + flag.replaceFirst("^--", ""));
      }
      container.withCommand(command.toArray(String[]::new));
    }
    try {
      container.start();
    } catch (RuntimeException e) {
      container.stop();
      throw e;
    }
    String kubeconfig = container.getKubeConfigYaml();
    return new Server() {
      @Override
      public String kubeconfig() {
        return kubeconfig;
      }

      @Override
      public Optional<Path> kubectl() {
        return Optional.empty();
      }

      @Override
      public void stop() {
        container.stop();
      }
    };
  }
}
