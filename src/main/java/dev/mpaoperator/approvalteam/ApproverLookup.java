package dev.mpaoperator.approvalteam;

import dev.mpaoperator.access.Access;
import dev.mpaoperator.access.Accounts;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Approver;
import dev.mpaoperator.approvalteam.Approvers.Person;
import dev.mpaoperator.approvalteam.Approvers.Trouble;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.directory.Finding;
import dev.mpaoperator.directory.Instance;
import dev.mpaoperator.directory.People;
import dev.mpaoperator.directory.Selector;
import dev.mpaoperator.failure.CloudFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up the people whom a spec gives by name. Nobody is looked up where it gives ids only. */
final class ApproverLookup {
  private final People people;

  ApproverLookup(People people) {
    this.people = people;
  }

  /**
   * Finds them.
   *
   * @param access where the team works
   * @param anew a person said so: whom a name means now is the one from now on
   */
  Approvers find(ApprovalTeam team, Access.Granted access, boolean anew) {
    var pinned = Approvers.pinned(team);
    var findings = findings(team, access);
    if (findings.isEmpty()) {
      return together(pinned.people(), List.of());
    }
    // What was never asked for binds nobody.
    var bound = !anew && Accounts.mayHaveTeam(team);
    var found = new ArrayList<Person>();
    var troubles = new ArrayList<Trouble>();
    for (var i = 0; i < pinned.people().size(); i++) {
      var approver = team.getSpec().approvers().get(i);
      var before = pinned.people().get(i);
      var finding = selector(approver).map(findings::get).orElse(null);
      found.add(
          finding == null
              ? before
              : new Person(
                  before.name(), id(before.identityId(), finding, bound), before.foundBy()));
      if (finding != null) {
        trouble(approver, before.identityId(), finding, bound).ifPresent(troubles::add);
      }
    }
    return together(found, troubles);
  }

  private Map<Selector, Finding> findings(ApprovalTeam team, Access.Granted access) {
    var instance = access.source() == null ? null : access.source().getSpec().iamIdentityCenter();
    var selectors = team.getSpec().approvers().stream().flatMap(a -> selector(a).stream()).toList();
    return instance == null || selectors.isEmpty()
        ? Map.of()
        : people.find(
            access.account(), new Instance(instance.instanceArn(), instance.region()), selectors);
  }

  private static Optional<Selector> selector(Approver approver) {
    return approver.userName() != null
        ? Optional.of(Selector.userName(approver.userName()))
        : Optional.ofNullable(approver.email()).map(Selector::email);
  }

  /** Whom a name is found to mean later changes nothing. */
  private static @Nullable String id(@Nullable String before, Finding finding, boolean bound) {
    return switch (finding) {
      case Finding.Found(var id) -> bound && before != null ? before : id;
      case Finding.Unchecked _ -> before;
      case Finding.NotFound _, Finding.Ambiguous _, Finding.Disabled _ -> bound ? before : null;
    };
  }

  private static Optional<Trouble> trouble(
      Approver approver, @Nullable String before, Finding finding, boolean bound) {
    var who = "approver '" + approver.name() + "'";
    var what = approver.userName() != null ? "`userName`" : "`email`";
    return switch (finding) {
      case Finding.Found(var id) when bound && before != null && !before.equals(id) ->
          trouble(
              Reason.IDENTITY_CHANGED,
              "%s of %s names another person in the directory now: the one of before stays. Give `identityId` to say who is meant, or annotate `mpaoperator.dev/retry` with a new token to ask for the new one"
                  .formatted(what, who));
      case Finding.Found _ -> Optional.empty();
      case Finding.NotFound _ ->
          trouble(
              Reason.APPROVER_NOT_FOUND,
              "nobody in the directory has the %s of %s: correct it, it must be written as it is there, upper and lower case included"
                  .formatted(what, who));
      case Finding.Ambiguous _ ->
          trouble(
              Reason.APPROVER_AMBIGUOUS,
              "several people in the directory have the %s of %s: give `identityId` to say who is meant"
                  .formatted(what, who));
      case Finding.Disabled _ ->
          trouble(
              Reason.APPROVER_DISABLED,
              "%s is disabled in the directory and could neither accept nor vote: name somebody else, or have the user enabled"
                  .formatted(who));
      case Finding.Unchecked(_, var kind, var text) ->
          trouble(reason(kind), "%s could not be looked up: %s".formatted(who, text));
    };
  }

  private static Optional<Trouble> trouble(Reason reason, String text) {
    return Optional.of(new Trouble(reason, text));
  }

  private static Reason reason(CloudFailure.Kind kind) {
    return switch (kind) {
      case WRONG_ACCOUNT -> Reason.WRONG_ACCOUNT;
      case DENIED, QUOTA, INVALID -> Reason.ACCESS_DENIED;
      case CONFLICT, UNAVAILABLE -> Reason.AWS_UNAVAILABLE;
    };
  }

  /** One person has one vote, by whatever names. */
  private static Approvers together(List<Person> people, List<Trouble> troubles) {
    var all = new ArrayList<>(troubles);
    var seen = new HashMap<String, String>();
    for (var person : people) {
      var other =
          person.identityId() == null ? null : seen.putIfAbsent(person.identityId(), person.name());
      if (other != null) {
        all.add(
            new Trouble(
                Reason.APPROVER_TWICE,
                "approvers '%s' and '%s' are the same person, who has one vote: remove one of them"
                    .formatted(other, person.name())));
      }
    }
    return new Approvers(people, all, true);
  }
}
