package dev.mpaoperator.aws;

import java.time.Duration;

/** Is told of every call to AWS, for metrics. */
@FunctionalInterface
public interface CallObserver {

  /** Watches nothing. */
  CallObserver NONE = (service, operation, outcome, time) -> {};

  /**
   * A call ended.
   *
   * @param service as in IAM actions, for example {@code mpa}
   * @param operation in AWS's word, for example {@code GetApprovalTeam}
   * @param outcome HTTP status, {@code credentials} when there were none that AWS takes, {@code
   *     error} when there was no answer
   * @param time from the first byte sent to the end, with retries
   */
  void called(String service, String operation, String outcome, Duration time);

  /** AWS answered a try by asking to slow down; a retry may make it good. */
  default void throttled(String service, String operation) {}
}
