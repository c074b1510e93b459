package dev.mpaoperator.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Measures calls. Elapsed time is read from the JVM's monotonic timer, which is no clock that could
 * be moved.
 */
final class CallInterceptor implements ExecutionInterceptor {
  private static final ExecutionAttribute<Long> START = new ExecutionAttribute<>("mpa-call-start");

  private final CallObserver observer;

  CallInterceptor(CallObserver observer) {
    this.observer = observer;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    attributes.putAttribute(START, System.nanoTime());
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    ended(attributes, Integer.toString(context.httpResponse().statusCode()));
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    ended(
        attributes,
        context.exception() instanceof AwsServiceException e
            ? Integer.toString(e.statusCode())
            : "error");
  }

  private void ended(ExecutionAttributes attributes, String outcome) {
    var start = attributes.getOptionalAttribute(START);
    observer.called(
        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
        outcome,
        Duration.ofNanos(start.map(s -> System.nanoTime() - s).orElse(0L)));
  }
}
