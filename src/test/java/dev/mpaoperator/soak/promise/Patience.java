package dev.mpaoperator.soak.promise;

import dev.mpaoperator.soak.Call;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** P9: what does not succeed is tried again with growing waits, not all the time. */
final class Patience implements Promise {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MANY = 150;

  private final Month month;
  private final Map<String, Deque<Instant>> calls = new HashMap<>();

  Patience(Month month) {
    this.month = month;
  }

  @Override
  public void called(Call call) {
    var uid = call.resource().getMetadata().getUid();
    var now = month.clock().instant();
    var lately = calls.computeIfAbsent(uid, _ -> new ArrayDeque<>());
    lately.addLast(now);
    while (lately.getFirst().plus(DAY).isBefore(now)) {
      lately.removeFirst();
    }
    if (lately.size() > MANY) {
      throw new Violation(
          "P9", "%s was tried to be changed %d times in a day".formatted(uid, lately.size()));
    }
  }
}
