package dev.mpaoperator.aws;

import java.time.Duration;
import java.util.Locale;
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

  private static final int TOO_MANY_REQUESTS = 429;

  private final CallObserver observer;

  CallInterceptor(CallObserver observer) {
    this.observer = observer;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    attributes.putAttribute(START, System.nanoTime());
  }

  /** After each try. */
  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    if (context.httpResponse().statusCode() == TOO_MANY_REQUESTS) {
      observer.throttled(service(attributes), operation(attributes));
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    ended(attributes, Integer.toString(context.httpResponse().statusCode()));
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    var e = context.exception();
    if (e instanceof AwsServiceException service
        && service.isThrottlingException()
        && service.statusCode() != TOO_MANY_REQUESTS) {
      observer.throttled(service(attributes), operation(attributes)); // the older services' way
    }
    ended(attributes, outcome(e));
  }

  private static String outcome(Throwable e) {
    return MpaFailures.isTroubleOfCredentials(e)
        ? "credentials"
        : e instanceof AwsServiceException service
            ? Integer.toString(service.statusCode())
            : "error";
  }

  private void ended(ExecutionAttributes attributes, String outcome) {
    var start = attributes.getOptionalAttribute(START);
    observer.called(
        service(attributes),
        operation(attributes),
        outcome,
        Duration.ofNanos(start.map(s -> System.nanoTime() - s).orElse(0L)));
  }

  private static String operation(ExecutionAttributes attributes) {
    return attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
  }

  /** The SDK has names for people; IAM's are shorter. */
  private static String service(ExecutionAttributes attributes) {
    var name = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME).toLowerCase(Locale.ROOT);
    return name.equals("sso admin") ? "sso" : name;
  }
}
