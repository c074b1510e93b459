package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sessions that people can vote in, as their mirrors say. */
public final class OpenSessions {
  private static final String OPEN = "open-sessions";

  private final BooleanSupplier atWork;
  private final Clock clock;
  private volatile @Nullable IndexerResourceCache<ApprovalSession> mirrors;

  OpenSessions(BooleanSupplier atWork, Clock clock) {
    this.atWork = atWork;
    this.clock = clock;
  }

  /**
   * Those of one team.
   *
   * @param namespace of the team's resource
   * @param team name of the team's resource
   * @param count how many
   * @param nextExpiration when the first of them expires, {@code null} if unknown
   */
  public record OfTeam(
      String namespace, String team, int count, @Nullable Instant nextExpiration) {}

  void over(IndexerResourceCache<ApprovalSession> cache) {
    cache.addIndexer(OPEN, s -> Written.isOpen(s, Instant.MIN) ? List.of(OPEN) : List.of());
    mirrors = cache;
  }

  Optional<ApprovalSession> find(ResourceID mirror) {
    var cache = mirrors;
    return cache == null ? Optional.empty() : cache.get(mirror);
  }

  int count() {
    return all().size();
  }

  private List<ApprovalSession> all() {
    var cache = mirrors;
    var now = clock.instant();
    return cache == null || !atWork.getAsBoolean() // another process tells
        ? List.of()
        : cache.byIndex(OPEN, OPEN).stream().filter(s -> Written.isOpen(s, now)).toList();
  }

  /** By team; a team without open sessions is not among them. */
  public List<OfTeam> byTeam() {
    return all().stream()
        .collect(Collectors.groupingBy(s -> Index.team(s).getFirst()))
        .values()
        .stream()
        .map(OpenSessions::of)
        .toList();
  }

  private static OfTeam of(List<ApprovalSession> sessions) {
    var one = sessions.getFirst();
    return new OfTeam(
        one.getMetadata().getNamespace(),
        one.getSpec().approvalTeamRef().name(),
        sessions.size(),
        sessions.stream()
            .map(Written::expiration)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(null));
  }
}
