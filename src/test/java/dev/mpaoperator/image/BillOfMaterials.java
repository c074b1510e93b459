package dev.mpaoperator.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything that is in the image, in the format of CycloneDX: its jars, its Java, its packages.
 */
final class BillOfMaterials {
  private BillOfMaterials() {}

  /**
   * Adds to the bill of the jars what is under them.
   *
   * @param jars that of the build
   * @param java version of the runtime
   * @param packages versions of Debian's packages
   * @param to where it goes
   */
  static void write(Path jars, String java, Map<String, String> packages, Path to)
      throws IOException {
    var json = new ObjectMapper();
    var bill = (ObjectNode) json.readTree(jars.toFile());
    var components = (ArrayNode) bill.get("components");
    add(components, "platform", "openjdk", java, "pkg:generic/openjdk@" + java.replace("+", "%2B"));
    packages.forEach((name, version) ->
        add(components, "library", name, version, "pkg:deb/debian/" + name + "@" + version));
    Files.createDirectories(to.getParent());
    Files.writeString(to, json.writerWithDefaultPrettyPrinter().writeValueAsString(bill) + "\n");
  }

  private static void add(
      ArrayNode components, String type, String name, String version, String url) {
    components
        .addObject()
        .put("type", type)
        .put("name", name)
        .put("version", version)
        .put("purl", url)
        .put("bom-ref", url);
  }
}
