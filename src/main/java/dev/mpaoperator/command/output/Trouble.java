package dev.mpaoperator.command.output;

import dev.mpaoperator.failure.CloudFailure;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;

/** What went wrong, in a sentence without a stack trace. */
public final class Trouble {
  private Trouble() {}

  /** Of a call to AWS, with the right that may be missing. */
  public static String text(CloudFailure e) {
    return e.kind() == CloudFailure.Kind.DENIED && !e.isOfCredentials()
        ? "%s. Give these credentials the right to call %s"
            .formatted(e.getMessage(), CloudFailure.action(e.operation()))
        : String.valueOf(e.getMessage());
  }

  /** Of the innermost exception, which says most. */
  public static String rootCause(Throwable e) {
    var cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case HttpTimeoutException _ -> "no answer in time";
      case ConnectException _, ClosedChannelException _ -> "no connection";
      default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    };
  }
}
