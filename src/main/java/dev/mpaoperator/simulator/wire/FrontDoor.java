package dev.mpaoperator.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.simulator.iam.Principal;
import dev.mpaoperator.simulator.iam.Roles;
import dev.mpaoperator.simulator.world.Caller;
import dev.mpaoperator.simulator.world.SimulatedClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What AWS refuses before a service sees it: credentials that are over and signatures of another
 * time. For the directory it also asks whether the call is allowed at all.
 */
final class FrontDoor {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Roles roles;
  private final Calls calls;
  private volatile @Nullable Skew skew;

  private record Skew(Duration tolerance, Duration ahead) {}

  FrontDoor(Roles roles, Calls calls) {
    this.roles = roles;
    this.calls = calls;
  }

  void refuseOldSignatures(Duration tolerance, Duration ahead) {
    skew = new Skew(tolerance, ahead);
  }

  /** The refusal, written into the journal; nothing if the request may go on. */
  Optional<Reply> refusal(Request request) {
    Caller caller = Signature.of(request.authorization()).map(Signature::caller).orElse(null);
    if (caller == null) {
      return Optional.empty();
    }
    Service service = Service.of(request);
    return refusal(request, service, caller)
        .flatMap(reply -> calls.refuse(service.call(request, caller), reply));
  }

  private Optional<Reply> refusal(Request request, Service service, Caller caller) {
    Instant now = SimulatedClock.realTime();
    if (roles.isExpired(caller.accessKey(), now)) {
      return Optional.of(
          service.error(
              // Services of the query protocol say it a little shorter.
              service == Service.TOKENS ? "ExpiredToken" : "ExpiredTokenException",
              "The security token included in the request is expired"));
    }
    Optional<String> wrongTime = wrongTime(request.date(), now);
    if (wrongTime.isPresent()) {
      return Optional.of(
          service.error(
              service == Service.TOKENS ? "SignatureDoesNotMatch" : "InvalidSignatureException",
              wrongTime.get()));
    }
    return service == Service.DIRECTORY ? notAllowed(request, caller) : Optional.empty();
  }

  private Optional<String> wrongTime(@Nullable String date, Instant realTime) {
    Skew limits = skew;
    if (limits == null || date == null) {
      return Optional.empty();
    }
    Instant signed;
    try {
      signed = Instant.from(DATE.parse(date));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    Instant now = realTime.plus(limits.ahead);
    long minutes = limits.tolerance.toMinutes();
    if (signed.isBefore(now.minus(limits.tolerance))) {
      return Optional.of(
          "Signature expired: %s is now earlier than %s (%s - %d min.)"
              .formatted(
                  date, DATE.format(now.minus(limits.tolerance)), DATE.format(now), minutes));
    }
    return signed.isAfter(now.plus(limits.tolerance))
        ? Optional.of(
            "Signature not yet current: %s is still later than %s (%s + %d min.)"
                .formatted(
                    date, DATE.format(now.plus(limits.tolerance)), DATE.format(now), minutes))
        : Optional.empty();
  }

  private Optional<Reply> notAllowed(Request request, Caller caller) {
    Principal principal = roles.principal(caller.account(), caller.accessKey());
    return DirectoryAccess.needed(
            Service.DIRECTORY.operation(request), caller.account(), json(request.body()))
        .stream()
        .map(principal::refusal)
        .filter(Objects::nonNull)
        .findFirst()
        .map(refusal -> Service.DIRECTORY.error("AccessDeniedException", refusal));
  }

  private static JsonNode json(String body) {
    try {
      return Json.WIRE.readTree(body.isBlank() ? "{}" : body);
    } catch (JsonProcessingException e) {
      return Json.WIRE.createObjectNode();
    }
  }
}
