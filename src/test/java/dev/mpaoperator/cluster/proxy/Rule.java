package dev.mpaoperator.cluster.proxy;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Which calls to break and how; in force from the call of {@link #hang}, {@link #cut}, {@link
 * #answer}, {@link #refuse} or {@link #delay} on.
 */
public final class Rule {
  private final Pattern method;
  private final Pattern target;
  private final Consumer<Fault> register;
  private Phase phase = Phase.BEFORE;
  private int skip = 0;
  private int times = 1;

  Rule(String method, String target, Consumer<Fault> register) {
    this.method = Pattern.compile(method.equals("*") ? ".*" : method);
    this.target = Pattern.compile(target);
    this.register = register;
  }

  /** Before the server sees the request. This is the default. */
  public Rule before() {
    phase = Phase.BEFORE;
    return this;
  }

  /** After the server has carried out the request, before the client sees any of the answer. */
  public Rule after() {
    phase = Phase.AFTER;
    return this;
  }

  /** Lets the first {@code calls} that match pass. */
  public Rule skip(int calls) {
    skip = calls;
    return this;
  }

  /** Breaks so many calls; one unless told otherwise. */
  public Rule times(int calls) {
    times = calls;
    return this;
  }

  /** Breaks every call. */
  public Rule always() {
    return times(Integer.MAX_VALUE);
  }

  /** The call hangs until {@link Fault#release}; then it goes on if the client is still there. */
  public Fault hang() {
    return add(new Effect.Hang());
  }

  /** The connection is closed. */
  public Fault cut() {
    return add(new Effect.Cut());
  }

  /** The client gets this JSON instead of the server's answer. */
  public Fault answer(int status, String body) {
    return add(new Effect.Answer(status, body));
  }

  /** The client gets a Kubernetes {@code Status}, such as 409 and {@code Conflict}. */
  public Fault refuse(int status, String reason) {
    return answer(
        status,
        """
        {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",\
        "message":"%s (injected)","reason":"%s","code":%d}\
        """
            .formatted(reason, reason, status));
  }

  /** The call goes on later, or at {@link Fault#release}. */
  public Fault delay(Duration duration) {
    return add(new Effect.Delay(duration));
  }

  private Fault add(Effect effect) {
    Fault fault = new Fault(method, target, phase, skip, times, effect);
    register.accept(fault);
    return fault;
  }
}
