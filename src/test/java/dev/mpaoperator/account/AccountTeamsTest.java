package dev.mpaoperator.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which teams a list says something new about. */
class AccountTeamsTest {
  private static final String ARN = "arn:aws:mpa:us-east-1:111122223333:approval-team/a";
  private static final String OTHER = "arn:aws:mpa:us-east-1:444455556666:approval-team/b";
  private static final TeamRow ROW = row(ARN, "ACTIVE", 2);
  private static final Set<String> ONE = Set.of(ARN);

  private final AccountTeams teams = new AccountTeams();

  private static TeamRow row(String arn, String status, int threshold) {
    return new TeamRow(arn, "a", "d", status, null, null, 3, threshold, Instant.EPOCH);
  }

  @Test
  void whatALookShowedIsNoNews() {
    teams.saw(ARN, ROW);
    assertThat(teams.listed(List.of(ROW), ONE)).isEmpty();
    assertThat(teams.listed(List.of(ROW), ONE)).isEmpty();
  }

  @Test
  void aChangeBetweenTheLookAndTheFirstListIsNews() {
    teams.saw(ARN, ROW);
    assertThat(teams.listed(List.of(row(ARN, "ACTIVE", 3)), ONE)).containsExactly(ARN);
  }

  static Stream<UnaryOperator<TeamRow>> changes() {
    return Stream.of(
        r -> with(r, "x", "d", "ACTIVE", null, null, 3, 2, 0),
        r -> with(r, "a", "x", "ACTIVE", null, null, 3, 2, 0),
        r -> with(r, "a", "d", "x", null, null, 3, 2, 0),
        r -> with(r, "a", "d", "ACTIVE", "x", null, 3, 2, 0),
        r -> with(r, "a", "d", "ACTIVE", null, "x", 3, 2, 0),
        r -> with(r, "a", "d", "ACTIVE", null, null, 4, 2, 0),
        r -> with(r, "a", "d", "ACTIVE", null, null, 3, 3, 0),
        r -> with(r, "a", "d", "ACTIVE", null, null, 3, 2, 1));
  }

  private static TeamRow with(
      TeamRow r,
      String name,
      String text,
      String status,
      String code,
      String message,
      int n,
      int m,
      long created) {
    return new TeamRow(
        r.arn(), name, text, status, code, message, n, m, Instant.ofEpochSecond(created));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void everyFieldCounts(UnaryOperator<TeamRow> change) {
    teams.saw(ARN, ROW);
    teams.listed(List.of(ROW), ONE);
    assertThat(teams.listed(List.of(change.apply(ROW)), ONE)).containsExactly(ARN);
  }

  @Test
  void aTeamThatVanishesOrAppearsIsNewsUntilALookShowsTheSame() {
    teams.saw(ARN, ROW);
    teams.listed(List.of(ROW), ONE);
    assertThat(teams.listed(List.of(), ONE)).containsExactly(ARN);
    teams.saw(ARN, null);
    assertThat(teams.listed(List.of(), ONE)).isEmpty();
    assertThat(teams.listed(List.of(ROW), ONE)).containsExactly(ARN);
    teams.saw(ARN, ROW);
    assertThat(teams.listed(List.of(ROW), ONE)).isEmpty();
  }

  @Test
  void whatLooksDoNotConfirmIsToldAgainButNotForEver() {
    var changed = List.of(row(ARN, "ACTIVE", 3));
    teams.saw(ARN, ROW);
    var told = Stream.generate(() -> teams.listed(changed, ONE)).limit(10).toList();
    assertThat(told).filteredOn(ONE::equals).hasSize(3);
    assertThat(teams.listed(List.of(row(ARN, "ACTIVE", 4)), ONE))
        .as("another change")
        .containsExactly(ARN);
  }

  @Test
  void teamsThatNobodyCaresForAreNoNewsUntilSomebodyDoes() {
    teams.saw(ARN, ROW);
    var shared = row(OTHER, "ACTIVE", 2);
    assertThat(teams.listed(List.of(ROW, shared), ONE)).isEmpty();
    assertThat(teams.listed(List.of(ROW, row(OTHER, "DELETING", 2)), ONE)).isEmpty();
    assertThat(teams.listed(List.of(ROW, shared), Set.of(ARN, OTHER))).containsExactly(OTHER);
  }

  @Test
  void whatPeopleWroteIsNotInItsText() {
    assertThat(new TeamRow(ARN, "n", "secret", "s", "c", "secret", 1, 1, null).toString())
        .doesNotContain("secret");
  }
}
