package dev.mpaoperator.simulator.wire;

import dev.mpaoperator.simulator.world.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is meant, and how he writes his errors. */
enum Service {
  APPROVAL,
  TOKENS,
  DIRECTORY;

  static Service of(Request request) {
    if (!request.isForNeighbour()) {
      return APPROVAL;
    }
    return request.target() == null ? TOKENS : DIRECTORY;
  }

  /** As the journal calls it. */
  String operation(Request request) {
    return switch (this) {
      case APPROVAL -> request.match().map(m -> m.operation().name()).orElse("Unknown");
      case TOKENS -> "sts:" + request.form().getOrDefault("Action", "Unknown");
      case DIRECTORY ->
          String.valueOf(request.target())
              .replace("AWSIdentityStore.", "identitystore:")
              .replace("SWBExternalService.", "sso:");
    };
  }

  Calls.Call call(Request request, Caller caller) {
    @Nullable String subject =
        switch (this) {
          case APPROVAL -> request.match().map(request::subject).orElse(null);
          case TOKENS -> request.form().get("RoleArn");
          case DIRECTORY -> null;
        };
    return new Calls.Call(caller.account(), operation(request), subject, false);
  }

  Reply error(String type, String message) {
    return switch (this) {
      case APPROVAL -> Reply.error(type, 403, message);
      case TOKENS -> TokenEndpoint.error(type, 403, message);
      // Services of the protocol JSON 1.1 answer 400 (Identity Store API Reference, errors).
      case DIRECTORY -> Reply.target(400, type, Map.of("__type", type, "Message", message));
    };
  }
}
