package dev.mpaoperator.approvalteam.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalteam.plan.TeamDefinition.Person;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TeamDefinitionTest {
  private static final Person ALICE = new Person("alice", "source");
  private static final Person BOB = new Person("bob", "source");
  private static final Person CAROL = new Person("carol", "source");
  private static final Person DAVE = new Person("dave", "source");
  private static final TeamDefinition TEAM =
      new TeamDefinition("Vault", 2, Set.of(ALICE, BOB, CAROL));

  @Test
  void theOrderOfApproversMeansNothing() {
    var people = new ArrayList<>(List.of(ALICE, BOB, CAROL));
    var fingerprints =
        Stream.generate(
                () -> {
                  people.add(people.removeFirst());
                  return new TeamDefinition("Vault", 2, new LinkedHashSet<>(people)).fingerprint();
                })
            .limit(3)
            .collect(Collectors.toSet());

    assertThat(fingerprints).containsExactly(TEAM.fingerprint());
  }

  @Test
  void fingerprintsAreStoredSoTheyMayNotChangeWithTheProgram() {
    assertThat(TEAM.fingerprint()).isEqualTo("4971e5c02b45d271");
  }

  @Test
  void everyFieldCounts() {
    var source = new Person("alice", "other source");
    var others =
        List.of(
            TEAM,
            new TeamDefinition("Vaults", 2, TEAM.approvers()),
            new TeamDefinition("Vault", 3, TEAM.approvers()),
            new TeamDefinition("Vault", 2, Set.of(ALICE, BOB, DAVE)),
            new TeamDefinition("Vault", 2, Set.of(ALICE, BOB)),
            new TeamDefinition("Vault", 2, Set.of(source, BOB, CAROL)),
            // What one field ends with is not what the next begins with.
            new TeamDefinition("Vault\n2", 2, TEAM.approvers()),
            new TeamDefinition("Vault", 22, TEAM.approvers()));

    assertThat(others.stream().map(TeamDefinition::fingerprint)).doesNotHaveDuplicates();
    assertThat(others).doesNotHaveDuplicates();
  }

  @Test
  void changesAreToldInWords() {
    var other = new TeamDefinition("Another vault", 3, Set.of(ALICE, BOB, DAVE));

    assertThat(other.changesFrom(TEAM))
        .containsExactly(
            "raise the threshold from 2 to 3",
            "add 1 approver",
            "remove 1 approver",
            "change the description");
    assertThat(TEAM.changesFrom(other)).contains("lower the threshold from 3 to 2");
    assertThat(TEAM.changesFrom(TEAM)).isEmpty();
  }

  @Test
  void severalPeopleAreCounted() {
    var nobody = new TeamDefinition("Vault", 2, Set.of());

    assertThat(TEAM.changesFrom(nobody)).containsExactly("add 3 approvers");
    assertThat(nobody.changesFrom(TEAM)).containsExactly("remove 3 approvers");
  }

  @Test
  void theDescriptionItselfIsNotTold() {
    var secret = new TeamDefinition("secret", 2, TEAM.approvers());

    assertThat(secret.changesFrom(TEAM)).noneMatch(change -> change.contains("secret"));
  }
}
