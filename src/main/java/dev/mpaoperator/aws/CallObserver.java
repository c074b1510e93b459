package dev.mpaoperator.aws;

import java.time.Duration;

/** Is told of every call to AWS, for metrics. */
@FunctionalInterface
public interface CallObserver {

  /** Watches nothing. */
  CallObserver NONE = (operation, outcome, time) -> {};

  /**
   * A call ended.
   *
   * @param operation in AWS's word, for example {@code GetApprovalTeam}
   * @param outcome HTTP status, or {@code error} when there was no answer
   * @param time from the first byte sent to the end, with retries
   */
  void called(String operation, String outcome, Duration time);
}
