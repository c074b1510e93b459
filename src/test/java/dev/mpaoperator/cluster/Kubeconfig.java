package dev.mpaoperator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;

/** Kubeconfig texts and files. */
public final class Kubeconfig {
  private static final YAMLMapper YAML = new YAMLMapper();

  private Kubeconfig() {}

  /** The same kubeconfig with the contents of the certificate files instead of their paths. */
  static String selfContained(String kubeconfig) {
    try {
      JsonNode root = YAML.readTree(kubeconfig);
      for (JsonNode entry : root.path("clusters")) {
        embed(entry.path("cluster"), List.of("certificate-authority"));
      }
      for (JsonNode entry : root.path("users")) {
        embed(entry.path("user"), List.of("client-certificate", "client-key"));
      }
      return YAML.writeValueAsString(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void embed(JsonNode node, List<String> fields) throws IOException {
    for (String field : fields) {
      if (node instanceof ObjectNode object && object.has(field)) {
        JsonNode path = object.remove(field);
        byte[] content = Files.readAllBytes(Path.of(path.asText()));
        object.put(field + "-data", Base64.getEncoder().encodeToString(content));
      }
    }
  }

  /** A kubeconfig for a server that asks for no credentials. */
  public static String withoutCredentials(String url) {
    return """
    apiVersion: v1
    kind: Config
    current-context: proxy
    clusters:
      - name: proxy
        cluster:
          server: %s
    contexts:
      - name: proxy
        context:
          cluster: proxy
          namespace: default
          user: nobody
    users:
      - name: nobody
        user: {}
    """
        .formatted(url);
  }

  /** Writes a kubeconfig that only its owner can read. */
  public static Path write(String kubeconfig, Path file) {
    try {
      Files.deleteIfExists(file);
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(file, kubeconfig);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
