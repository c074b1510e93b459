package dev.mpaoperator.aws;

import dev.mpaoperator.account.Backoff;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Tells an account's backoff how calls go, with every try that the SDK makes by itself. */
final class TroubleInterceptor implements ExecutionInterceptor {
  private static final ExecutionAttribute<Integer> BEGUN = new ExecutionAttribute<>("mpa-begun");
  private static final int TOO_MANY_REQUESTS = 429;

  private final Backoff backoff;

  TroubleInterceptor(Backoff backoff) {
    this.backoff = backoff;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    attributes.putAttribute(BEGUN, backoff.begun());
  }

  /** After each try. */
  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    var status = context.httpResponse().statusCode();
    if (status == TOO_MANY_REQUESTS || status >= 500) {
      backoff.failed();
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    answered(attributes);
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (MpaFailures.isTroubleOfAccount(context.exception())) {
      backoff.failed();
    } else {
      answered(attributes);
    }
  }

  private void answered(ExecutionAttributes attributes) {
    attributes.getOptionalAttribute(BEGUN).ifPresent(backoff::answered);
  }
}
