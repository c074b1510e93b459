package dev.mpaoperator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.progress.Progress;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No team waits, is stuck or fails without end while nobody is woken. */
class ReasonsTest {
  private static final Pattern BY_REASON =
      Pattern.compile("mpa_approval_team_(reason|stalled)\\{reason(=~|!~|=|!=)\"([^\"]*)\"}");

  /** Where no alert asks for the reason: the alert that asks for something else, or why none. */
  private static final Map<String, String> OTHERWISE =
      Map.ofEntries(
          Map.entry("Settling", "ends by itself in minutes"),
          Map.entry("AwaitingInvitations", "InvitationExpiring"),
          Map.entry("AwaitingUpdateInvitations", "InvitationExpiring"),
          Map.entry("AwaitingUpdateApproval", "UpdateAwaitingVotes"),
          Map.entry("AwaitingEarlierUpdate", "UpdateAwaitingVotes"),
          Map.entry("AwaitingDeletionApproval", "DeletionAwaitingVotes"),
          Map.entry("DriftDetected", "TeamChangedOutsideGit"),
          Map.entry("ObserveOnly", "is what the spec wishes"),
          Map.entry("Paused", "is what somebody wishes"));

  @Test
  void somebodyIsToldOfEachReasonForWhichATeamDoesNotGoOn() {
    var untold = new TreeSet<String>();
    for (var reason : Reason.values()) {
      if (EnumSet.of(Progress.WAITING, Progress.STUCK, Progress.BLOCKED, Progress.FAILING)
              .contains(reason.progress())
          && told(reason).isEmpty()) {
        untold.add(reason.word());
      }
    }
    assertThat(untold).containsExactlyInAnyOrderElementsOf(OTHERWISE.keySet());
  }

  @Test
  void alertsNameReasonsThatThereAre() {
    var words = Arrays.stream(Reason.values()).map(Reason::word).collect(Collectors.toSet());
    for (var alert : AlertRules.all()) {
      BY_REASON
          .matcher(alert.expression())
          .results()
          .forEach(m ->
              assertThat(words).as(alert.name()).containsAll(List.of(m.group(3).split("\\|", -1))));
    }
  }

  @Test
  void whatAsksForSomethingElseIsAnAlertOrASentence() {
    var alerts = AlertRules.all().stream().map(AlertRules.Alert::name).collect(Collectors.toSet());
    assertThat(OTHERWISE.values())
        .allMatch(told -> told.contains(" ") || alerts.contains(told), "is an alert");
  }

  /** The alerts that ask for the reason; only of a stuck team {@code stalled} has it. */
  private static Set<String> told(Reason reason) {
    return AlertRules.all().stream()
        .filter(alert ->
            // What follows `unless` keeps an alert quiet.
            BY_REASON
                .matcher(alert.expression().replaceAll("(?s)\\bunless\\b.*", ""))
                .results()
                .anyMatch(m ->
                    (m.group(1).equals("reason") || reason.progress() == Progress.STUCK)
                        && reason.word().matches(m.group(3)) != m.group(2).startsWith("!")))
        .map(AlertRules.Alert::name)
        .collect(Collectors.toSet());
  }
}
