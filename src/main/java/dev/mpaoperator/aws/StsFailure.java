package dev.mpaoperator.aws;

import dev.mpaoperator.failure.CloudFailure.Kind;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * AWS Security Token Service gave no credentials, or did not say whose they are, so the call that
 * needed them was not sent. Bears no exception of the SDK, whose text may quote an external id, the
 * name of a session or a tag.
 */
final class StsFailure extends SdkClientException {
  private static final int BAD_REQUEST = 400;

  /** Gives credentials of a role. */
  static final String ASSUME_ROLE = "AssumeRole";

  private final String operation;
  private final Kind kind;
  private final boolean trouble;
  private final boolean expired;
  private final int status;
  private final @Nullable String request;

  private StsFailure(String operation, Kind kind, String detail, SdkException e) {
    super(SdkClientException.builder().message(detail));
    this.operation = "sts:" + operation;
    this.kind = kind;
    trouble = MpaFailures.isTroubleOfAccount(e);
    expired = MpaFailures.isExpired(e);
    status = e instanceof AwsServiceException service ? service.statusCode() : 0;
    request = e instanceof AwsServiceException service ? service.requestId() : null;
  }

  /**
   * Calls STS. That there are no credentials to call it with is left as it is.
   *
   * @param operation the call, in AWS's word
   */
  static <T> T call(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (StsFailure e) {
      throw e; // of another call, which gives the credentials for this one
    } catch (SdkException e) {
      throw e instanceof StsException || MpaFailures.isTroubleOfAccount(e) ? of(operation, e) : e;
    }
  }

  private static StsFailure of(String operation, SdkException e) {
    return e instanceof AwsServiceException service
        ? new StsFailure(operation, kind(service), detail(operation, service), service)
        : new StsFailure(operation, Kind.UNAVAILABLE, MpaFailures.text(e), e);
  }

  /** The failure of STS that an exception is, {@code null} if it is another one. */
  static @Nullable StsFailure in(Throwable e) {
    return switch (e) {
      case StsFailure failure -> failure;
      case StsException service -> ofOperator(service);
      default -> null;
    };
  }

  /** The failure of a client that the SDK has for itself, in its chain of credentials. */
  static StsFailure ofOperator(StsException e) {
    return of("AssumeRoleWithWebIdentity", e);
  }

  /** The right that it takes. */
  String operation() {
    return operation;
  }

  /** No spec of a team is to blame, so it is never that the request is wrong. */
  Kind kind() {
    return kind;
  }

  /** Whether STS throttles, fails or is out of reach. */
  boolean isTrouble() {
    return trouble;
  }

  /** Whether AWS takes the credentials no more that STS was asked with. */
  boolean isExpired() {
    return expired;
  }

  /** The status of the answer, 0 if there was none. */
  int status() {
    return status;
  }

  /** The request's id, if there was an answer. */
  @Nullable String request() {
    return request;
  }

  private static Kind kind(AwsServiceException e) {
    return MpaFailures.isTroubleOfAccount(e) || MpaFailures.isExpired(e) || MpaFailures.isSkewed(e)
        ? Kind.UNAVAILABLE
        : Kind.DENIED;
  }

  private static String detail(String operation, AwsServiceException e) {
    if (e.statusCode() != BAD_REQUEST || MpaFailures.isSkewed(e)) {
      return MpaFailures.detail(e);
    }
    var code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    var answer = "(%s, HTTP %d)".formatted(code == null ? "no error code" : code, e.statusCode());
    if (kind(e) == Kind.UNAVAILABLE || !ASSUME_ROLE.equals(operation)) {
      return "AWS did not carry it out " + answer;
    }
    return "AWS did not accept roleArn, externalId, sessionName, sessionTags or durationSeconds of account.assumeRole "
        + answer
        + "; a session lasts at most as long as the role allows, and one hour if the operator's own credentials are a"
        + " role's";
  }
}
