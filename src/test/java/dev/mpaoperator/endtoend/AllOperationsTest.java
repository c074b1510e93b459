package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Mirrors.isBecause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.aws.AwsOperations;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Seen;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The operator calls every operation of the service, each for a reason that people would give. */
class AllOperationsTest {
  /** Operations that it does not call, each with a reason. */
  private static final Map<String, String> NOT_CALLED = Map.of();

  @Test
  void oneLifeTakesThemAll() {
    try (var stage = Stage.open("all")) {
      var mirrors = new Mirrors(stage);
      stage.readySource();
      var team =
          stage.create(
              "life", Specs.with(Specs.team("life", stage.namespace()), Map.of("cost", "42")));
      stage.await(team, Seen.isBecause("AwaitingInvitations"));
      stage.aws().console().share("life", "444455556666");
      stage.aws().people().acceptAll("life");
      stage.await(team, Seen.isReady());
      var other = mirrors.ask("life");
      mirrors.await("life", other, isBecause("Open"));

      stage.edit(team, s -> Specs.with(Specs.with(s, Map.of("stage", "prod")), 3));
      stage.await(team, Seen.isBecause("AwaitingUpdateApproval"));
      stage.rejectAll(updateSession(stage, "life"));
      stage.await(team, Seen.isBecause("UpdateRejected"));
      stage.edit(team, s -> Specs.with(s, 2)); // discards the refused draft
      stage.await(team, Seen.isReady());
      stage.edit(team, s -> Specs.with(s, 3));
      mirrors.cancel(mirrors.awaitOwn("Update"));
      stage.await(team, Seen.isBecause("UpdateCancelled"));

      stage.delete(team);
      stage.await(team, Seen.isBecause("AwaitingDeletionApproval"));
      stage.approveAll(updateSession(stage, "life"));
      stage.awaitGone(team);
      var source = stage.source();
      stage.delete(source);
      stage.awaitGone(source);

      Awaitility.await().untilAsserted(() -> assertThat(missing(stage)).isEqualTo(Set.of()));
    }
  }

  /** One of the team itself; another service's is open too. */
  private static String updateSession(Stage stage, String team) {
    return stage.aws().teams().sessions(team).stream()
        .filter(s -> "PENDING".equals(s.status()))
        .filter(s -> s.actionName() != null && s.actionName().startsWith("mpa:"))
        .findFirst()
        .orElseThrow()
        .sessionArn();
  }

  private static Set<String> missing(Stage stage) {
    var operations = new TreeSet<>(AwsOperations.all());
    operations.removeAll(stage.aws().journal().counts().keySet());
    operations.removeAll(NOT_CALLED.keySet());
    return operations;
  }
}
