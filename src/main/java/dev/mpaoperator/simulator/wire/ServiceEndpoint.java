package dev.mpaoperator.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpaoperator.simulator.world.Caller;
import dev.mpaoperator.simulator.world.ServiceException;
import dev.mpaoperator.simulator.world.World;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers calls of the service: who calls, what is meant, what goes wrong, what happens. */
final class ServiceEndpoint {
  private static final String NOBODY = "-";

  private final World world;
  private final Journal journal;
  private final Faults faults;

  ServiceEndpoint(World world, Journal journal, Faults faults) {
    this.world = world;
    this.journal = journal;
    this.faults = faults;
  }

  /** The answer; none means that the connection is to be cut. */
  Optional<Reply> answer(Request request) throws InterruptedException {
    Request.Match match = request.match().orElse(null);
    String operation = match == null ? "Unknown" : match.operation().name();
    Signature signature = Signature.of(request.authorization()).orElse(null);
    Reply refused = refusal(match, signature);
    if (match == null || signature == null || refused != null) {
      String account = signature == null ? NOBODY : signature.caller().account();
      return end(new Call(account, operation, null), refused, false);
    }
    Call call = new Call(signature.caller().account(), operation, request.subject(match));
    Fault fault = faults.match(operation, call.subject).orElse(null);
    if (fault != null && fault.rule().phase() == FaultRule.Phase.BEFORE_EFFECT) {
      fault.hit();
      switch (fault.rule().kind()) {
        case FaultRule.Kind.Failure failure -> {
          return end(call, reply(failure), false);
        }
        case FaultRule.Kind.Reset _ -> {
          return end(call, null, false);
        }
        case FaultRule.Kind.Hang _ -> {
          if (!fault.hold(null)) {
            return end(call, null, false);
          }
        }
        case FaultRule.Kind.Delay delay -> fault.hold(delay.duration());
      }
    }
    Reply reply = perform(request, match, signature.caller());
    boolean mutated = match.operation().mutates() && reply.status() == 200;
    if (fault != null && fault.rule().phase() == FaultRule.Phase.AFTER_EFFECT) {
      return spoil(fault, call, reply, mutated);
    }
    return end(call, reply, mutated);
  }

  private record Call(String account, String operation, @Nullable String subject) {}

  /** The effect is there and in the journal before anybody learns of the hit. */
  private Optional<Reply> spoil(Fault fault, Call call, Reply reply, boolean mutated)
      throws InterruptedException {
    Reply told =
        switch (fault.rule().kind()) {
          case FaultRule.Kind.Failure failure -> reply(failure);
          case FaultRule.Kind.Reset _ -> null;
          case FaultRule.Kind.Hang _, FaultRule.Kind.Delay _ -> reply;
        };
    Optional<Reply> ended = end(call, told, mutated);
    fault.hit();
    return switch (fault.rule().kind()) {
      case FaultRule.Kind.Failure _, FaultRule.Kind.Reset _ -> ended;
      case FaultRule.Kind.Hang _ -> fault.hold(null) ? ended : Optional.empty();
      case FaultRule.Kind.Delay delay -> fault.hold(delay.duration()) ? ended : Optional.empty();
    };
  }

  private static Reply reply(FaultRule.Kind.Failure failure) {
    return Reply.error(failure.type(), failure.status(), failure.message());
  }

  private Optional<Reply> end(Call call, @Nullable Reply reply, boolean mutated) {
    journal.add(
        world.clock().instant(),
        call.account,
        call.operation,
        call.subject,
        reply == null ? 0 : reply.status(),
        reply == null ? null : reply.errorType(),
        mutated);
    return Optional.ofNullable(reply);
  }

  /** What AWS's front door refuses before the service sees it. */
  private static @Nullable Reply refusal(
      Request.@Nullable Match match, @Nullable Signature signature) {
    if (signature == null) {
      return Reply.error(
          "MissingAuthenticationTokenException", 403, "Missing Authentication Token");
    }
    // The service is in one region only (User Guide, mpa-region-support).
    if (!signature.service().equals("mpa") || !signature.region().equals("us-east-1")) {
      return Reply.error(
          "InvalidSignatureException",
          403,
          "Credential should be scoped to service mpa in region us-east-1.");
    }
    return match == null
        ? Reply.error("UnknownOperationException", 404, "The operation is not known here.")
        : null;
  }

  private Reply perform(Request request, Request.Match match, Caller caller) {
    Operation operation = match.operation();
    try {
      ObjectNode input = request.input(match);
      ShapeCheck.check(input, operation.input());
      return world.enter(now -> {
        Object answer = operation.effect().apply(world, caller, new Operation.Input(input), now);
        String items = operation.items();
        return Reply.ok(
            items == null
                ? answer
                : Paging.page(
                    operation.name(),
                    items,
                    (List<?>) answer,
                    input,
                    world.modes().pageSize().items()));
      });
    } catch (ServiceException e) {
      return Reply.error(e);
    }
  }
}
