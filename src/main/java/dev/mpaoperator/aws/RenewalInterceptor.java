package dev.mpaoperator.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Has credentials replaced that AWS takes no more, though by our clock they should last. */
final class RenewalInterceptor implements ExecutionInterceptor {
  private final VerifiedCredentials credentials;

  RenewalInterceptor(VerifiedCredentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (MpaFailures.isExpired(context.exception())) {
      credentials.renew();
    }
  }
}
