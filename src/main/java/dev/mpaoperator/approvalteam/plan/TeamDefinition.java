package dev.mpaoperator.approvalteam.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be changed of a team: two equal definitions need no request. Approvers are a set, their
 * order means nothing to AWS. Name and policies are not here: AWS cannot change them.
 *
 * @param description what the team is for
 * @param minApprovalsRequired approvals that a request needs
 * @param approvers the people
 */
public record TeamDefinition(String description, int minApprovalsRequired, Set<Person> approvers) {

  /**
   * One approver as AWS names them.
   *
   * @param identityId user id in the Identity Center directory
   * @param identitySourceArn identity source through which the person signs in
   */
  public record Person(String identityId, String identitySourceArn) {}

  /** Copies the set. */
  public TeamDefinition {
    approvers = Set.copyOf(approvers);
  }

  /** A short stable name of this definition: equal definitions have equal fingerprints. */
  public String fingerprint() {
    var people =
        approvers.stream()
            .map(p -> p.identitySourceArn() + '\n' + p.identityId())
            .sorted()
            .collect(Collectors.joining("\n"));
    var text =
        description.length() + "\n" + description + '\n' + minApprovalsRequired + '\n' + people;
    return Fingerprint.of(text);
  }

  /** What would have to change to come from {@code from} to this, in words for people. */
  public List<String> changesFrom(TeamDefinition from) {
    var changes = new ArrayList<String>();
    if (minApprovalsRequired != from.minApprovalsRequired) {
      changes.add(
          "%s the threshold from %d to %d"
              .formatted(
                  minApprovalsRequired > from.minApprovalsRequired ? "raise" : "lower",
                  from.minApprovalsRequired,
                  minApprovalsRequired));
    }
    var added = approvers.stream().filter(p -> !from.approvers.contains(p)).count();
    var removed = from.approvers.stream().filter(p -> !approvers.contains(p)).count();
    if (added > 0) {
      changes.add("add " + people(added));
    }
    if (removed > 0) {
      changes.add("remove " + people(removed));
    }
    if (!description.equals(from.description)) {
      changes.add("change the description"); // not its text, which AWS marks as sensitive
    }
    return changes;
  }

  private static String people(long count) {
    return count == 1 ? "1 approver" : count + " approvers";
  }
}
