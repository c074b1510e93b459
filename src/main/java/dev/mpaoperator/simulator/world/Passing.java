package dev.mpaoperator.simulator.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What happens only because time passes, each thing at its own time and in the right order. */
final class Passing {
  /** Something that is due. */
  private record Due(Instant at, Consumer<Instant> effect) {}

  private final World world;
  private final TeamCreation creation;
  private final TeamUpdate update;

  Passing(World world) {
    this.world = world;
    this.creation = new TeamCreation(world);
    this.update = new TeamUpdate(world);
  }

  /** Lets everything happen that is due by now, and says when the next thing will be. */
  Instant until(Instant now) {
    while (true) {
      Due next = earliest().orElse(null);
      if (next == null || next.at().isAfter(now)) {
        return next == null ? Instant.MAX : next.at();
      }
      next.effect().accept(next.at());
      world.staleReads.record(next.at());
    }
  }

  private Optional<Due> earliest() {
    return Stream.of(
            world.teams.all().stream().flatMap(this::ofTeam),
            world.sessions.open().stream()
                .map(s -> new Due(s.expires(), _ -> world.sessions.expire(s))),
            world.identitySources.all().stream().flatMap(this::ofSource))
        .flatMap(dues -> dues)
        .min(Comparator.comparing(Due::at));
  }

  private Stream<Due> ofTeam(Team team) {
    return switch (team.phase) {
      case Phase.Validating(Instant until) ->
          Stream.of(new Due(until, at -> creation.validated(team, at)));
      case Phase.Inviting(Instant until) ->
          Stream.of(new Due(until, _ -> world.invitations.expire(team)));
      case Phase.Deleting(Instant until) ->
          Stream.of(new Due(until, at -> world.teams.remove(team, at)));
      case Phase.Active _ -> Stream.ofNullable(team.draft).flatMap(draft -> ofDraft(team, draft));
      case Phase.Inactive _ -> Stream.empty();
    };
  }

  private Stream<Due> ofDraft(Team team, Draft draft) {
    return switch (draft.stage()) {
      case Draft.Stage.Validating(Instant until) ->
          Stream.of(new Due(until, at -> update.validated(team, draft, at)));
      case Draft.Stage.Inviting(Instant until) ->
          Stream.of(new Due(until, _ -> world.invitations.expire(team)));
      case Draft.Stage.Voting _, Draft.Stage.Failed _ -> Stream.empty();
    };
  }

  private Stream<Due> ofSource(IdentitySource source) {
    return switch (source.state()) {
      case IdentitySource.State.Creating(Instant until) ->
          Stream.of(
              new Due(
                  until,
                  _ -> world.identitySources.put(source.in(new IdentitySource.State.Active()))));
      case IdentitySource.State.Deleting(Instant until) ->
          Stream.of(new Due(until, _ -> world.identitySources.remove(source)));
      case IdentitySource.State.Active _, IdentitySource.State.Broken _ -> Stream.empty();
    };
  }
}
