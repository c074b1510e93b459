package dev.mpaoperator.cluster.proxy;

import java.io.IOException;
import java.io.InterruptedIOException;

/** While it is shut, no byte passes in either direction, on any connection. */
final class Gate {
  private boolean shut;

  synchronized void shut(boolean now) {
    shut = now;
    notifyAll();
  }

  synchronized void pass() throws IOException {
    try {
      while (shut) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
