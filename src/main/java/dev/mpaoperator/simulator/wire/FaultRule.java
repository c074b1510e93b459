package dev.mpaoperator.simulator.wire;

import dev.mpaoperator.simulator.world.ErrorType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which calls go wrong, and how. Begin with {@link #on} or {@link #onAny}; unless said otherwise
 * the next matching call fails, once and before it has an effect.
 *
 * @param operation the operation's name; none matches all
 * @param resource a part of the ARN or name that the call is about; none matches all
 * @param account the account that calls; none matches all
 * @param skip how many matching calls go well first
 * @param times how many calls go wrong then
 */
public record FaultRule(
    @Nullable String operation,
    @Nullable String resource,
    @Nullable String account,
    int skip,
    int times,
    Phase phase,
    Kind kind) {

  /** Whether the service has done its work when the call goes wrong. */
  public enum Phase {
    BEFORE_EFFECT,
    AFTER_EFFECT
  }

  /** How a call goes wrong. */
  public sealed interface Kind {
    /** It is answered with an error. */
    record Failure(String type, int status, String message) implements Kind {}

    /** The connection is cut without an answer. */
    record Reset() implements Kind {}

    /**
     * Nothing happens until the fault is released, then it goes on; cut when the simulator stops.
     */
    record Hang() implements Kind {}

    /** It takes longer, in real time. */
    record Delay(Duration duration) implements Kind {}
  }

  /** Calls of one operation. */
  public static FaultRule on(String operation) {
    return onAny().withOperation(operation);
  }

  /** Calls of every operation. */
  public static FaultRule onAny() {
    return new FaultRule(
        null,
        null,
        null,
        0,
        1,
        Phase.BEFORE_EFFECT,
        new Kind.Failure("InternalServerException", 500, "Injected fault."));
  }

  private FaultRule withOperation(String name) {
    return new FaultRule(name, resource, account, skip, times, phase, kind);
  }

  /** Only calls about a resource whose ARN or name contains this. */
  public FaultRule about(String part) {
    return new FaultRule(operation, part, account, skip, times, phase, kind);
  }

  /**
   * Only calls from this account. A role is assumed from the account of who assumes it: for that
   * use {@link #about} with a part of the role's ARN.
   */
  public FaultRule from(String number) {
    return new FaultRule(operation, resource, number, skip, times, phase, kind);
  }

  /** Lets so many matching calls go well first. */
  public FaultRule skip(int calls) {
    return new FaultRule(operation, resource, account, calls, times, phase, kind);
  }

  /** So many calls go wrong. */
  public FaultRule times(int calls) {
    return new FaultRule(operation, resource, account, skip, calls, phase, kind);
  }

  /** Every call goes wrong until the fault is removed. */
  public FaultRule always() {
    return times(Integer.MAX_VALUE);
  }

  /** The service does its work, and only the caller does not learn of it. */
  public FaultRule afterEffect() {
    return new FaultRule(operation, resource, account, skip, times, Phase.AFTER_EFFECT, kind);
  }

  /** Answers with an error of the service. */
  public FaultRule failing(ErrorType type) {
    return failing(type.wireName(), type.status());
  }

  /** Answers with any error, known to the service or not. */
  public FaultRule failing(String type, int status) {
    return with(new Kind.Failure(type, status, "Injected fault."));
  }

  /** Cuts the connection. */
  public FaultRule resetting() {
    return with(new Kind.Reset());
  }

  /** Holds the call until the fault is released. */
  public FaultRule hanging() {
    return with(new Kind.Hang());
  }

  /** Makes the call last longer. */
  public FaultRule delaying(Duration duration) {
    return with(new Kind.Delay(duration));
  }

  /** Goes wrong in this way. */
  public FaultRule with(Kind other) {
    return new FaultRule(operation, resource, account, skip, times, phase, other);
  }
}
