package dev.mpaoperator.simulator.world;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * ClientTokens of the two creating operations: a repeated call does nothing more and gets the first
 * answer again (API, ClientToken), even if the resource has been deleted since (inferred).
 */
final class Tokens {
  private record Key(String account, Class<?> operation, String token) {}

  private record Known(Object parameters, Object answer, Instant time) {}

  private final World world;
  private final Map<Key, Known> known = new HashMap<>();

  Tokens(World world) {
    this.world = world;
  }

  /** Creates, or answers what was answered to the same token before. */
  <T> T once(
      Caller caller,
      @Nullable String token,
      Object parameters,
      Class<T> answer,
      Instant now,
      Supplier<T> create) {
    if (token == null) {
      return create.get();
    }
    Key key = new Key(caller.account(), answer, token);
    Known before = known.get(key);
    if (before == null || !now.isBefore(before.time().plus(world.modes.tokenMemory().duration()))) {
      T created = create.get();
      known.put(key, new Known(parameters, created, now));
      return created;
    }
    if (world.modes.tokenReuse() == Modes.TokenReuse.CONFLICT
        && !before.parameters().equals(parameters)) {
      throw ServiceException.conflict("The ClientToken was used with other parameters.");
    }
    return answer.cast(before.answer());
  }
}
