package dev.mpaoperator.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpaoperator.simulator.iam.Principal;
import dev.mpaoperator.simulator.iam.Roles;
import dev.mpaoperator.simulator.world.Caller;
import dev.mpaoperator.simulator.world.ServiceException;
import dev.mpaoperator.simulator.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Multi-party approval itself: who calls, which operation is meant, what comes of it. */
final class ServiceEndpoint {
  private static final String NOBODY = "-";

  private final World world;
  private final Calls calls;
  private final Roles roles;
  private final MpaAccess rights;

  ServiceEndpoint(World world, Calls calls, Roles roles) {
    this.world = world;
    this.calls = calls;
    this.roles = roles;
    this.rights = new MpaAccess(world);
  }

  /** The answer; none means that the connection is to be cut. */
  Optional<Reply> answer(Request request) throws InterruptedException {
    Request.Match match = request.match().orElse(null);
    Signature signature = Signature.of(request.authorization()).orElse(null);
    String operation = match == null ? "Unknown" : match.operation().name();
    String account = signature == null ? NOBODY : signature.caller().account();
    if (signature == null || match == null || !signature.isFor("mpa", "us-east-1")) {
      return calls.refuse(new Calls.Call(account, operation, null, false), refusal(signature));
    }
    return calls.carryOut(
        new Calls.Call(account, operation, request.subject(match), match.operation().mutates()),
        Reply::error,
        () -> perform(request, match, signature.caller()));
  }

  /** What AWS's front door refuses before the service sees it. */
  private static Reply refusal(@Nullable Signature signature) {
    if (signature == null) {
      return Reply.error(
          "MissingAuthenticationTokenException", 403, "Missing Authentication Token");
    }
    // The service is in one region only (User Guide, mpa-region-support).
    return signature.isFor("mpa", "us-east-1")
        ? Reply.error("UnknownOperationException", 404, "The operation is not known here.")
        : Reply.error(
            "InvalidSignatureException",
            403,
            "Credential should be scoped to service mpa in region us-east-1.");
  }

  private Reply perform(Request request, Request.Match match, Caller caller) {
    Operation operation = match.operation();
    try {
      ObjectNode input = request.input(match);
      ShapeCheck.check(input, operation.input());
      return operation.mutates()
          ? world.enter(now -> carryOut(operation, caller, input, now))
          : world.look(now -> carryOut(operation, caller, input, now));
    } catch (ServiceException e) {
      return Reply.error(e);
    }
  }

  private Reply carryOut(Operation operation, Caller caller, ObjectNode input, Instant now) {
    Principal principal = roles.principal(caller.account(), caller.accessKey());
    rights.needed(operation.name(), caller.account(), input).stream()
        .map(principal::refusal)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(refusal -> {
          throw ServiceException.accessDenied(refusal);
        });
    Caller known = new Caller(caller.account(), caller.accessKey(), principal.arn());
    Object answer = operation.effect().apply(world, known, new Operation.Input(input), now);
    String items = operation.items();
    int largestPage = world.modes().pageSize().items();
    return Reply.ok(
        items == null
            ? answer
            : Paging.page(operation.name(), items, (List<?>) answer, input, largestPage));
  }
}
