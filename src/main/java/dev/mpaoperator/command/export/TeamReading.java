package dev.mpaoperator.command.export;

import dev.mpaoperator.access.Accounts;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.TeamRow;
import dev.mpaoperator.approvalteam.TeamSnapshot;
import dev.mpaoperator.aws.MpaApprovalTeamGateway;
import dev.mpaoperator.aws.MpaTeamLists;
import dev.mpaoperator.directory.Instance;
import dev.mpaoperator.directory.User;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.wiring.AwsSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the teams of an account. Those of others, and those that somebody manages, are left out.
 */
final class TeamReading {
  private static final String ARN = "arn:";

  private final AwsSide aws;
  private final Account account;
  private final Instance instance;
  private final boolean managed;
  private final Consumer<String> note;
  private final Names resources = new Names();
  private final Map<String, Optional<String>> userNames = new HashMap<>();
  private @Nullable String store;
  private boolean mayLook = true;

  /**
   * Nothing is asked yet.
   *
   * @param instance whose directory knows the people
   * @param managed whether those that a resource manages are read, too
   * @param note what is left out, for people
   */
  TeamReading(
      AwsSide aws, Account account, Instance instance, boolean managed, Consumer<String> note) {
    this.aws = aws;
    this.account = account;
    this.instance = instance;
    this.managed = managed;
    this.note = note;
  }

  /** Those of these names or ARNs, or all if none is given. */
  List<Existing> read(List<String> wanted) {
    var number = aws.clients().numberOf(account);
    var gateway = new MpaApprovalTeamGateway(aws.clients().of(account), aws.watch().teams(account));
    var teams = new ArrayList<Existing>();
    var missing = new ArrayList<>(wanted);
    for (var row : new MpaTeamLists(aws.clients()::of).of(account)) {
      if (!wanted.isEmpty() && wanted.stream().noneMatch(names(row))) {
        continue;
      }
      missing.removeIf(names(row));
      if (!number.equals(Accounts.numberOf(row.arn()))) {
        note.accept(
            "team %s is left out: account %s shares it"
                .formatted(row.name(), Accounts.numberOf(row.arn())));
        continue;
      }
      var tags = gateway.tags(row.arn());
      var owner = tags.owner();
      var whose =
          owner == null
              ? null
              : new Existing.Owner(owner.cluster(), owner.namespace(), owner.name());
      if (whose != null && !managed) {
        note.accept(
            "team %s is left out: %s manages it (--managed prints it)"
                .formatted(row.name(), whose));
        continue;
      }
      gateway
          .get(row.arn())
          .map(team -> existing(row, team, tags.others(), whose))
          .ifPresent(teams::add);
    }
    missing.forEach(name -> note.accept("the account has no team " + name));
    return teams;
  }

  private static Predicate<String> names(TeamRow row) {
    return wanted -> wanted.equals(wanted.startsWith(ARN) ? row.arn() : row.name());
  }

  private Existing existing(
      TeamRow row, TeamSnapshot team, Map<String, String> tags, Existing.@Nullable Owner owner) {
    var own = new TreeMap<>(tags);
    own.keySet().removeIf(key -> key.regionMatches(true, 0, "aws:", 0, "aws:".length()));
    var name = Objects.requireNonNullElse(team.name(), "");
    return new Existing(
        owner == null ? resources.of(name, "team") : owner.name(),
        name,
        row.arn(),
        team.status(),
        Objects.requireNonNullElse(row.description(), ""),
        Objects.requireNonNullElse(team.minApprovalsRequired(), 0),
        people(team),
        team.policyArns().stream().sorted().toList(),
        own,
        owner);
  }

  private List<Existing.Person> people(TeamSnapshot team) {
    var names = new Names();
    return team.approvers().stream()
        .map(TeamSnapshot.Answer::identityId)
        .sorted()
        .map(id -> {
          var userName = userNames.computeIfAbsent(id, this::userName).orElse(null);
          var shown = userName == null ? "approver" : userName.replaceFirst("@.*", "");
          return new Existing.Person(names.of(shown, "approver"), id, userName);
        })
        .toList();
  }

  private Optional<String> userName(String id) {
    if (!mayLook) {
      return Optional.empty();
    }
    try {
      var in = store == null ? aws.directory().storeId(account, instance) : store;
      store = in;
      return aws.directory().user(account, instance, in, id).map(User::userName);
    } catch (CloudFailure e) {
      mayLook = false;
      note.accept("people are given by id alone, the directory cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }
}
