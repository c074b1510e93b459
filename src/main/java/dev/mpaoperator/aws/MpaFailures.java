package dev.mpaoperator.aws;

import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.failure.CloudFailure.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.mpa.model.ResourceNotFoundException;

/** Says what an exception of the SDK means, in one place. */
final class MpaFailures {
  private static final Logger log = LoggerFactory.getLogger(MpaFailures.class);
  private static final String NO_CREDENTIALS = "Unable to load credentials";

  /** In the words of Multi-party approval, and of STS. */
  private static final Set<String> EXPIRED = Set.of("ExpiredTokenException", "ExpiredToken");

  private MpaFailures() {}

  /** Makes a call, and turns its failure into ours. */
  static <T> T call(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw logged(operation, e);
    }
  }

  /** The same for whoever logs by himself. */
  static <T> T callUnlogged(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw failure(operation, e);
    }
  }

  /** Makes a call whose "not found" is an answer. */
  static <T> Optional<T> find(String operation, Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw logged(operation, e);
    }
  }

  /**
   * Asks for what is good to know and not needed: whoever does so says by himself that it is not
   * permitted.
   */
  static <T> T ask(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      var failure = failure(operation, e);
      throw failure.kind() == Kind.DENIED ? failure : logged(operation, e);
    }
  }

  /** The same where "not found" is an answer. */
  static <T> Optional<T> askWhether(String operation, Supplier<T> call) {
    return ask(
        operation,
        () -> {
          try {
            return Optional.of(call.get());
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  /** Whether the account as a whole throttles, fails or is out of reach. */
  static boolean isTroubleOfAccount(Throwable e) {
    return switch (e) {
      case StsFailure sts -> sts.isTrouble();
      case AwsServiceException service ->
          service.isThrottlingException() || service.statusCode() >= 500;
      case WrongAccount _ -> false;
      case SdkClientException client -> !text(client).contains(NO_CREDENTIALS);
      default -> false;
    };
  }

  /** Whether there were no credentials, or none that AWS takes. */
  static boolean isTroubleOfCredentials(Throwable e) {
    return switch (e) {
      case StsFailure _ -> true;
      case AwsServiceException service -> isExpired(service) || isCredentialTrouble(service);
      case SdkClientException client -> text(client).contains(NO_CREDENTIALS);
      default -> false;
    };
  }

  private static CloudFailure logged(String operation, SdkException e) {
    note(operation, e);
    return failure(operation, e);
  }

  /**
   * Logs that AWS did not carry out a call. Its message stays out: it may quote what people wrote.
   */
  static void note(String operation, SdkException e) {
    var sts = StsFailure.in(e);
    if (sts != null) {
      note(sts.operation(), sts.status(), sts.request());
    } else if (e instanceof AwsServiceException service) {
      note(operation, service.statusCode(), service.requestId());
    }
  }

  private static void note(String operation, int status, @Nullable String request) {
    if (status != 0) {
      log.atInfo()
          .addKeyValue("operation", operation)
          .addKeyValue("status", status)
          .addKeyValue("request", request)
          .log("AWS did not carry out a call");
    }
  }

  /** What a failure of the SDK is in our words, with AWS's message. */
  static CloudFailure failure(String operation, SdkException e) {
    var sts = StsFailure.in(e);
    if (sts != null) {
      return new CloudFailure(sts.kind(), sts.operation(), text(sts), false, sts);
    }
    return switch (e) {
      case AwsServiceException service
          when isCredentialTrouble(service) && kind(operation, service) == Kind.DENIED ->
          CloudFailure.ofCredentials(operation, detail(service), e);
      case AwsServiceException service ->
          new CloudFailure(
              kind(operation, service), operation, detail(service), service.statusCode() >= 500, e);
      case WrongAccount wrong ->
          new CloudFailure(Kind.WRONG_ACCOUNT, operation, text(wrong), false, e);
      case SdkClientException client when text(client).contains(NO_CREDENTIALS) ->
          CloudFailure.ofCredentials(
              operation,
              "no AWS credentials were found: give the operator a role by EKS Pod Identity or IRSA, or set the"
                  + " standard AWS variables",
              e);
      default -> new CloudFailure(Kind.UNAVAILABLE, operation, text(e), true, e);
    };
  }

  /** What AWS's answer means, by its status. */
  static Kind kind(String operation, AwsServiceException e) {
    if (e.isThrottlingException()) {
      return Kind.UNAVAILABLE;
    }
    return switch (e.statusCode()) {
      case 400, 404 -> {
        if (isExpired(e) || isSkewed(e)) {
          yield Kind.UNAVAILABLE;
        }
        if (isCredentialTrouble(e)) {
          yield Kind.DENIED;
        }
        // No spec is to blame when a question is refused, and what was known stays true.
        yield isQuestion(operation) ? Kind.UNAVAILABLE : Kind.INVALID;
      }
      case 401, 403 -> isExpired(e) || isSkewed(e) ? Kind.UNAVAILABLE : Kind.DENIED;
      case 402 -> Kind.QUOTA; // ServiceQuotaExceededException, in this service
      case 409 -> Kind.CONFLICT;
      default -> Kind.UNAVAILABLE;
    };
  }

  /** Credentials that have run out, perhaps by AWS's clock only, are replaced by new ones. */
  static boolean isExpired(Throwable e) {
    return switch (e) {
      case StsFailure sts -> sts.isExpired();
      case AwsServiceException service ->
          service.awsErrorDetails() != null
              && EXPIRED.contains(String.valueOf(service.awsErrorDetails().errorCode()));
      default -> false;
    };
  }

  /** AWS names the time in both (Signature Version 4, "Troubleshooting"). */
  static boolean isSkewed(AwsServiceException e) {
    var message = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
    return message != null
        && (message.startsWith("Signature expired: ")
            || message.startsWith("Signature not yet current: "));
  }

  private static boolean isQuestion(String operation) {
    return operation.startsWith("Get")
        || operation.startsWith("List")
        || operation.startsWith("Describe");
  }

  private static boolean isCredentialTrouble(AwsServiceException e) {
    var code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    return code != null
        && (code.contains("Token")
            || code.contains("Signature")
            || code.contains("UnrecognizedClient"));
  }

  /** Without the request's id: a text that differs at every try would be written at every try. */
  static String detail(AwsServiceException e) {
    var details = e.awsErrorDetails();
    var code = details == null ? null : details.errorCode();
    var message = details == null ? e.getMessage() : details.errorMessage();
    if (isSkewed(e)) {
      return "AWS takes no signature of this time: the clocks of AWS and of the operator's machine differ by more than"
          + " 5 minutes, so set the machine's clock"; // AWS's text has the time, and so differs at
      // every try
    }
    return "%s (%s, HTTP %d)%s"
        .formatted(
            message == null ? "no message" : message,
            code == null ? "no error code" : code,
            e.statusCode(),
            // AWS says the same whatever is missing.
            message != null && message.contains("sts:AssumeRole")
                ? ". The role's trust policy must let the operator's own role in, by the external id that the IdentitySource gives"
                : "");
  }

  static String text(SdkException e) {
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
