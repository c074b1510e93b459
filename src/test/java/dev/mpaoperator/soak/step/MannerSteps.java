package dev.mpaoperator.soak.step;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.api.v1alpha1.DriftPolicy;
import dev.mpaoperator.api.v1alpha1.ManagementPolicy;
import dev.mpaoperator.api.v1alpha1.TeamUpdates;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Users;
import dev.mpaoperator.stage.Specs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What users wish for beside what people are asked about: how it is asked, and whether at all. */
final class MannerSteps {
  private static final List<Duration> A_WHILE =
      List.of(Duration.ofMinutes(1), Duration.ofHours(3), Duration.ofHours(60));

  static final List<Kind> KINDS =
      List.of(
          new Kind(4, MannerSteps::updates),
          new Kind(2, MannerSteps::drift),
          new Kind(3, MannerSteps::tags),
          new Kind(2, MannerSteps::pause),
          new Kind(2, MannerSteps::managed));

  private MannerSteps() {}

  /** Everything of this kind by chance, for a new resource. */
  static ApprovalTeamSpec any(Month month, ApprovalTeamSpec spec) {
    if (month.random().nextInt(3) > 0) {
      return spec;
    }
    var some =
        Specs.with(
            Specs.onDrift(spec, month.any(DriftPolicy.REPORT, DriftPolicy.PROPOSE)), manner(month));
    return Specs.with(some, someTags(month));
  }

  private static TeamUpdates manner(Month month) {
    return new TeamUpdates(
        month.any(TeamUpdates.REPLACE, TeamUpdates.WAIT), month.any(List.of(0, 10, 60)));
  }

  private static boolean updates(Month month) {
    var manner = manner(month);
    return edit(month, "updates", s -> Specs.with(s, manner));
  }

  private static boolean drift(Month month) {
    var policy = month.any(DriftPolicy.REPORT, DriftPolicy.PROPOSE, DriftPolicy.PROPOSE);
    return edit(month, "drift", s -> Specs.onDrift(s, policy));
  }

  private static boolean tags(Month month) {
    var tags = someTags(month);
    return edit(month, "tags " + tags, s -> Specs.with(s, tags));
  }

  private static Map<String, String> someTags(Month month) {
    var tags = new TreeMap<String, String>();
    for (var key : List.of("cost", "stage", "operator")) {
      if (month.random().nextBoolean()) {
        tags.put(key, "" + month.random().nextInt(3));
      }
    }
    return tags;
  }

  private static boolean edit(Month month, String how, UnaryOperator<ApprovalTeamSpec> change) {
    var team = UserSteps.some(month);
    team.ifPresent(t -> month.users().edit(t.getMetadata().getName(), how, change));
    return team.isPresent();
  }

  /** Also one that is going. Mostly it goes on after a while. */
  static boolean pause(Month month) {
    var team = ApproverSteps.some(month, month.users().resources());
    team.ifPresent(t -> {
      month.users().pause(t.getMetadata().getName(), Optional.of(month.any("true", "", "perhaps")));
      month.later(
          month.any(A_WHILE),
          () ->
              now(month, t)
                  .filter(Users::isPaused)
                  .ifPresent(n ->
                      month
                          .users()
                          .pause(
                              n.getMetadata().getName(),
                              month.any(Optional.of("false"), Optional.<String>empty()))));
    });
    return team.isPresent();
  }

  /** Mostly it is carried out again after a while. */
  static boolean managed(Month month) {
    var team = UserSteps.some(month);
    team.ifPresent(t -> {
      manage(month, t, ManagementPolicy.OBSERVE_ONLY);
      month.later(month.any(A_WHILE), () -> now(month, t).ifPresent(n -> manage(month, n)));
    });
    return team.isPresent();
  }

  private static void manage(Month month, ApprovalTeam team) {
    manage(month, team, ManagementPolicy.FULL);
  }

  private static void manage(Month month, ApprovalTeam team, String policy) {
    month.users().edit(team.getMetadata().getName(), policy, s -> Specs.managed(s, policy));
  }

  /** The same resource as it stands, if it is still there. */
  static Optional<ApprovalTeam> now(Month month, ApprovalTeam team) {
    return month
        .api()
        .get(team.getMetadata().getName())
        .filter(t -> t.getMetadata().getUid().equals(team.getMetadata().getUid()));
  }
}
