package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Mirrors.isBecause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open sessions are shown, and of those that ended the newest, for a while. */
class SessionRetentionTest {
  private Stage stage;
  private Mirrors mirrors;

  @BeforeEach
  void open() {
    stage = Stage.empty("retention");
    mirrors = new Mirrors(stage);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private String asked(String team, String answer) {
    stage.aws().clock().advance(Duration.ofMinutes(1));
    var arn = mirrors.ask(team);
    switch (answer) {
      case "yes" -> stage.aws().people().approveAll(arn);
      case "no" -> stage.aws().people().rejectAll(arn);
      default -> {} // nobody votes
    }
    return arn;
  }

  private void awaitShown(String... arns) {
    mirrors.awaitAll(all -> shown(all).equals(List.of(arns).stream().sorted().toList()));
  }

  private static List<String> shown(List<ApprovalSession> all) {
    return all.stream()
        .filter(s -> s.getStatus() != null && s.getStatus().sessionStatus() != null)
        .map(s -> s.getSpec().sessionArn())
        .sorted()
        .collect(Collectors.toList());
  }

  @Test
  void theNewestOfThoseThatEndedAreKept() {
    stage.set("MPA_CONFIG_SESSIONS_RETENTION_COUNT", "2").startOperator();
    stage.activeTeam("many");
    var first = asked("many", "yes");
    var open = asked("many", "-");
    awaitShown(first, open);
    var second = asked("many", "no");
    var third = asked("many", "yes");
    awaitShown(second, third, open);
    var fourth = asked("many", "yes");
    awaitShown(third, fourth, open);

    // What is gone stays away, and what stays is not made anew.
    var before = mirrors.all();
    letListsPass(4);
    assertThat(mirrors.all())
        .extracting(s -> s.getMetadata().getUid())
        .containsExactlyInAnyOrderElementsOf(
            before.stream().map(s -> s.getMetadata().getUid()).toList());
  }

  @Test
  void theOldOnesAreRemoved() {
    stage.set("MPA_CONFIG_SESSIONS_RETENTION_AGE", "48h").startOperator();
    stage.activeTeam("old");
    var old = asked("old", "yes");
    awaitShown(old);
    stage.aws().clock().advance(Duration.ofHours(30));
    var young = asked("old", "yes");
    awaitShown(old, young);
    stage.aws().clock().advance(Duration.ofHours(20));
    awaitShown(young);
    letListsPass(4);
    awaitShown(young);
  }

  @Test
  void whatEndedMayBeLeftOut() {
    stage.set("MPA_CONFIG_SESSIONS_MIRROR", "Open").startOperator();
    stage.activeTeam("brief");
    var open = asked("brief", "-");
    var ended = asked("brief", "-");
    awaitShown(open, ended);
    var name = mirrors.now("brief", ended).getMetadata().getName();
    stage.aws().people().rejectAll(ended);
    awaitShown(open);
    assertThat(mirrors.events(name)).contains("Open", "Rejected");
  }

  @Test
  void allMayBeSwitchedOff() {
    stage.startOperator();
    stage.activeTeam("silent");
    awaitShown(asked("silent", "-"));
    stage.stopOperator();
    stage.set("MPA_CONFIG_SESSIONS_MIRROR", "None").startOperator();
    mirrors.awaitAll(List::isEmpty);
    stage.aws().journal().clear();
    stage.letItLook(5);
    assertThat(stage.aws().journal().count("ListSessions")).isZero();
    assertThat(stage.aws().journal().count("GetSession")).isZero();
  }

  @Test
  void whatIsDeletedByHandComesBack() {
    stage.startOperator();
    stage.activeTeam("back");
    var open = asked("back", "-");
    var ended = asked("back", "yes");
    awaitShown(open, ended);
    for (var mirror : mirrors.all()) {
      stage.delete(mirror);
    }
    awaitShown(open, ended);
    assertThat(mirrors.await("back", ended, isBecause("Approved")).getStatus().votes())
        .isEqualTo("2/2");
  }

  @Test
  void whatHasEndedCostsNoCallOfItsOwn() {
    stage.startOperator();
    stage.activeTeam("over");
    awaitShown(asked("over", "yes"), asked("over", "no"));
    mirrors.awaitAll(all -> all.stream().noneMatch(isBecause("Open")));
    letListsPass(1);
    stage.aws().journal().clear();
    letListsPass(4);
    assertThat(stage.aws().journal().count("GetSession")).isZero();
    stage.stopOperator();
    stage.startOperator();
    letListsPass(4);
    assertThat(stage.aws().journal().count("GetSession")).isZero();
  }

  private void letListsPass(int times) {
    var before = stage.aws().journal().count("ListSessions");
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> stage.aws().journal().count("ListSessions") >= before + times);
  }
}
