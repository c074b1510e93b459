package dev.mpaoperator.cluster.proxy;

import java.util.Set;

/**
 * A request that came to the proxy and what became of it so far.
 *
 * @param method GET, PATCH, ...
 * @param target the path with its query
 * @param status the answer's status as the server gave it, or as a fault made it up; 0 while there
 *     is none
 */
public record Exchange(String method, String target, int status) {
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  /** Whether it may change something. */
  public boolean write() {
    return !READS.contains(method);
  }

  /** Whether it watches. */
  public boolean watch() {
    return watches(target);
  }

  static boolean watches(String target) {
    return target.matches(".*[?&]watch=(true|1)(&.*)?");
  }
}
