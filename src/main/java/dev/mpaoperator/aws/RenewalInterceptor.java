package dev.mpaoperator.aws;

import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Has credentials replaced that AWS takes no more, though by our clock they should last. */
final class RenewalInterceptor implements ExecutionInterceptor {
  /** Where a signed request says whose it is (Signature Version 4, "Authorization header"). */
  private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/]+)/");

  private final VerifiedCredentials credentials;

  RenewalInterceptor(VerifiedCredentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (MpaFailures.isExpired(context.exception())) {
      context
          .httpRequest()
          .flatMap(r -> r.firstMatchingHeader("Authorization"))
          .flatMap(header -> ACCESS_KEY.matcher(header).results().findFirst())
          .ifPresent(found -> credentials.renew(found.group(1)));
    }
  }
}
