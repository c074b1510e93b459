package dev.mpaoperator.cluster;

import java.util.concurrent.CompletableFuture;

/** Work of libraries whose own threads inherit from the one that starts them. */
final class DaemonWork {
  private DaemonWork() {}

  /** Does the work in a daemon thread, so that nothing of it keeps the JVM from ending. */
  static CompletableFuture<Void> start(String name, Runnable work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(() -> {
          try {
            work.run();
            done.complete(null);
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }
}
