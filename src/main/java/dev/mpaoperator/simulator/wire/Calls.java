package dev.mpaoperator.simulator.wire;

import dev.mpaoperator.simulator.world.World;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries calls out: lets go wrong what is to go wrong, and keeps the journal. */
final class Calls {
  private final World world;
  private final Journal journal;
  private final Faults faults;

  Calls(World world, Journal journal, Faults faults) {
    this.world = world;
    this.journal = journal;
    this.faults = faults;
  }

  /**
   * A call that was understood.
   *
   * @param subject what it is about: an ARN or a name
   */
  record Call(String account, String operation, @Nullable String subject, boolean mutates) {}

  /** How a service writes its errors. */
  interface ErrorFormat {
    Reply error(String type, int status, String message);
  }

  /** A call that does not get as far as having an effect. */
  Optional<Reply> refuse(Call call, Reply reply) {
    return end(call, reply, false);
  }

  /** The answer; none means that the connection is to be cut. */
  Optional<Reply> carryOut(Call call, ErrorFormat format, Supplier<Reply> effect)
      throws InterruptedException {
    Fault fault = faults.match(call.account, call.operation, call.subject).orElse(null);
    if (fault != null && fault.rule().phase() == FaultRule.Phase.BEFORE_EFFECT) {
      fault.hit();
      switch (fault.rule().kind()) {
        case FaultRule.Kind.Failure failure -> {
          return end(call, reply(format, failure), false);
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
    Reply reply = effect.get();
    boolean mutated = call.mutates && reply.status() == 200;
    if (fault != null && fault.rule().phase() == FaultRule.Phase.AFTER_EFFECT) {
      return spoil(fault, call, format, reply, mutated);
    }
    return end(call, reply, mutated);
  }

  /** The effect is there and in the journal before anybody learns of the hit. */
  private Optional<Reply> spoil(
      Fault fault, Call call, ErrorFormat format, Reply reply, boolean mutated)
      throws InterruptedException {
    Reply told =
        switch (fault.rule().kind()) {
          case FaultRule.Kind.Failure failure -> reply(format, failure);
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

  private static Reply reply(ErrorFormat format, FaultRule.Kind.Failure failure) {
    return format.error(failure.type(), failure.status(), failure.message());
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
}
