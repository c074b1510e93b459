package dev.mpaoperator.aws;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/**
 * What the clients of all accounts share: each of them would have threads of its own otherwise.
 *
 * @param http the connection pool
 * @param timeouts ends calls that take too long; the clients leave it open
 */
record Transport(SdkHttpClient http, ScheduledExecutorService timeouts) implements AutoCloseable {
  /** Each account has its share of the workers, and its lists. */
  private static final int MOST_CONNECTIONS = 512;

  /** To end a call is to interrupt a thread: quickly done. */
  private static final int THREADS = 2;

  /**
   * Over a new connection pool.
   *
   * @param answer bound on the wait for a part of an answer
   */
  static Transport open(Duration answer) {
    var timeouts =
        new ScheduledThreadPoolExecutor(
            THREADS, Thread.ofPlatform().daemon().name("aws-timeouts-", 0).factory());
    timeouts.setRemoveOnCancelPolicy(true); // nearly all are
    // Not url-connection-client: it cannot send PATCH, and UpdateApprovalTeam is one.
    var http =
        ApacheHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(5))
            .socketTimeout(answer)
            .maxConnections(MOST_CONNECTIONS)
            .build();
    return new Transport(http, timeouts);
  }

  @Override
  public void close() {
    http.close();
    timeouts.shutdownNow();
  }
}
