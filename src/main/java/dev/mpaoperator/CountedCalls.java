package dev.mpaoperator;

import dev.mpaoperator.aws.CallObserver;
import dev.mpaoperator.monitoring.Metrics;
import java.time.Duration;

/** Counts calls to AWS. */
record CountedCalls(Metrics metrics) implements CallObserver {
  @Override
  public void called(String service, String operation, String outcome, Duration time) {
    metrics.awsCall(service, operation, outcome, time);
  }

  @Override
  public void throttled(String service, String operation) {
    metrics.throttled(service, operation);
  }
}
