package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.api.v1alpha1.ManagedTags;
import dev.mpaoperator.approvalteam.plan.Fingerprint;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.approvalteam.plan.TagPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tags that a team should bear: those that all teams get, and those of its spec. */
final class Tags {
  private final Map<String, String> ofAllTeams;

  /** With tags that every team gets. */
  Tags(Map<String, String> ofAllTeams) {
    this.ofAllTeams = Map.copyOf(ofAllTeams);
  }

  /** What the team should bear; the spec wins. */
  SortedMap<String, String> wished(ApprovalTeamSpec spec) {
    var tags = new TreeMap<>(ofAllTeams);
    if (spec.tags() != null) {
      tags.putAll(spec.tags());
    }
    return tags;
  }

  /** What the status should say when the team bears what it should. */
  @Nullable ManagedTags standing(ApprovalTeamSpec spec) {
    var wished = wished(spec);
    return wished.isEmpty()
        ? null
        : new ManagedTags(List.copyOf(wished.keySet()), Fingerprint.of(wished.toString()));
  }

  /** What the status should say before tags are changed, so that no key is forgotten by a crash. */
  ManagedTags changing(ApprovalTeam team) {
    var keys = new TreeSet<>(wished(team.getSpec()).keySet());
    keys.addAll(own(team));
    return new ManagedTags(List.copyOf(keys), null);
  }

  /**
   * Whether the tags are to be looked at: when others are wished than the status says, and now and
   * then while all is quiet.
   */
  boolean areDue(ApprovalTeam team, ObservedTeam observed, Reason reason) {
    var standing = standing(team.getSpec());
    var quiet =
        switch (reason.progress()) {
          case DONE, STUCK -> true;
          case WORKING, WAITING, BLOCKED, FAILING -> false;
        };
    return switch (observed) {
      case ObservedTeam.Active _, ObservedTeam.Inactive _, ObservedTeam.Pending _ ->
          !Objects.equals(before(team), standing) || (quiet && standing != null);
      case ObservedTeam.Missing _,
          ObservedTeam.NameTaken _,
          ObservedTeam.Foreign _,
          ObservedTeam.Adoptable _,
          ObservedTeam.Claimed _,
          ObservedTeam.NotAdoptable _,
          ObservedTeam.Deleting _,
          ObservedTeam.Unrecognized _ ->
          false;
    };
  }

  /** What is to be changed. */
  TagPlan plan(ApprovalTeam team, Map<String, String> actual) {
    return TagPlan.of(wished(team.getSpec()), own(team), actual);
  }

  private static Set<String> own(ApprovalTeam team) {
    var before = before(team);
    return before == null || before.keys() == null ? Set.of() : Set.copyOf(before.keys());
  }

  private static @Nullable ManagedTags before(ApprovalTeam team) {
    return team.getStatus() == null ? null : team.getStatus().managedTags();
  }
}
