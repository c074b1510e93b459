package dev.mpaoperator.image;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the image says of itself, in the keys of the OCI image specification.
 *
 * @param version of the program
 * @param revision the commit
 * @param created the commit's time
 * @param base what it stands on
 */
record Labels(String version, String revision, Instant created, String base) {
  Map<String, String> all() {
    var all = new TreeMap<String, String>();
    all.put("title", "MPA Operator");
    all.put("description", "Manages AWS Multi-party approval from Kubernetes");
    all.put("licenses", "Apache-2.0");
    all.put("vendor", "The MPA Operator authors");
    all.put("version", version);
    all.put("revision", revision);
    all.put("created", created.toString());
    all.put("base.name", base.equals("debian") ? "scratch" : base);
    var keys = new TreeMap<String, String>();
    all.forEach((key, value) -> keys.put("org.opencontainers.image." + key, value));
    return keys;
  }
}
