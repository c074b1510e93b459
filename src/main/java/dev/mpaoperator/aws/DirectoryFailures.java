package dev.mpaoperator.aws;

import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.failure.CloudFailure.Kind;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says what an exception of IAM Identity Center means. Its messages may quote the name that was
 * looked for, so they are not passed on, nor are the exceptions; only that of a refusal is, which
 * names the caller, the action and the resource.
 *
 * <p>These services answer almost everything with status 400, and say by the error code what is the
 * case (Identity Store API Reference, GetUserId, Errors).
 */
final class DirectoryFailures {
  private DirectoryFailures() {}

  /**
   * Makes a call, and turns its failure into ours.
   *
   * @param asked what is looked for, which must not be shown; {@code null} if nothing is
   */
  static <T> T call(String operation, @Nullable String asked, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw failure(operation, asked, e);
    }
  }

  /** A person must correct what was asked about. */
  static CloudFailure invalid(String operation, String detail) {
    return new CloudFailure(Kind.INVALID, operation, detail, false, null);
  }

  private static CloudFailure failure(String operation, @Nullable String asked, SdkException e) {
    var sts = StsFailure.in(e);
    if (sts != null) {
      MpaFailures.note(operation, e);
    }
    if (sts != null || (e instanceof SdkClientException && !MpaFailures.isTroubleOfAccount(e))) {
      return MpaFailures.failure(operation, e); // no credentials
    }
    var kind = kind(operation, e);
    if (kind != Kind.DENIED) { // whoever asks says that by himself
      MpaFailures.note(operation, e);
    }
    return new CloudFailure(kind, operation, detail(kind, asked, e), false, null);
  }

  private static Kind kind(String operation, SdkException e) {
    if (!(e instanceof AwsServiceException service)) {
      return Kind.UNAVAILABLE;
    }
    var code = code(service);
    if (code.startsWith("AccessDenied")) {
      return Kind.DENIED;
    }
    return code.startsWith("Conflict") ? Kind.CONFLICT : MpaFailures.kind(operation, service);
  }

  private static String detail(Kind kind, @Nullable String asked, SdkException e) {
    if (!(e instanceof AwsServiceException service)) {
      return "no answer (" + rootCause(e).getClass().getSimpleName() + ")";
    }
    var details = service.awsErrorDetails();
    var message = details == null ? null : details.errorMessage();
    var shown =
        kind == Kind.DENIED && message != null && (asked == null || !message.contains(asked))
            ? message
            : "AWS refused";
    return "%s (%s, HTTP %d)".formatted(shown, code(service), service.statusCode());
  }

  private static String code(AwsServiceException e) {
    var details = e.awsErrorDetails();
    var code = details == null ? null : details.errorCode();
    return code == null ? "no error code" : code;
  }

  private static Throwable rootCause(Throwable e) {
    var cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
