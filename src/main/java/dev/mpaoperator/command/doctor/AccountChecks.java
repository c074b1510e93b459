package dev.mpaoperator.command.doctor;

import dev.mpaoperator.access.Accounts;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.TeamRow;
import dev.mpaoperator.api.v1alpha1.IamIdentityCenter;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.aws.MpaApprovalSessionGateway;
import dev.mpaoperator.aws.MpaApprovalTeamGateway;
import dev.mpaoperator.aws.MpaIdentitySourceGateway;
import dev.mpaoperator.aws.MpaTeamLists;
import dev.mpaoperator.directory.Instance;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.identitysource.SourceSnapshot;
import dev.mpaoperator.identitysource.plan.ObservedSource.State;
import dev.mpaoperator.wiring.AwsSide;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One account: can it be reached, is it the right one, and may the operator look around in it. */
final class AccountChecks {
  private static final int MOST_TEAMS = 10; // User Guide, "Quotas"

  /** Nobody's: AWS names a missing right before it says that there is no such thing (inferred). */
  private static final String MADE_UP = "mpa-operator-doctor-00000000-0000-0000-0000-000000000000";

  private final AwsSide aws;
  private final Account account;
  private final List<IdentitySource> sources;
  private final boolean namesPeople;
  private final Findings findings;

  /**
   * Nothing is asked yet.
   *
   * @param account with the number that it should have, if that is known
   * @param sources the resources that lead there
   * @param namesPeople whether some team gives people by user name or e-mail address
   */
  AccountChecks(
      AwsSide aws,
      Account account,
      List<IdentitySource> sources,
      boolean namesPeople,
      Findings findings) {
    this.aws = aws;
    this.account = account;
    this.sources = sources;
    this.namesPeople = namesPeople;
    this.findings = findings;
  }

  void run() {
    var number = reached();
    if (number == null) {
      return;
    }
    var source = identitySource();
    teams(number);
    looks(number);
    new PolicyChecks(aws, account, findings).run();
    new DirectoryChecks(aws, account, namesPeople, findings).run(instance(source).orElse(null));
    findings.skipped(
        "aws/changes",
        "whether the operator may change anything AWS tells only by carrying it out:"
            + " config/iam/json/propose.json, remove.json and identity-source.json grant it");
  }

  private @Nullable String reached() {
    try {
      var number = aws.clients().numberOf(account);
      for (var source : sources) {
        var meant = Accounts.number(source).orElse(number);
        if (!meant.equals(number)) {
          findings.fail(
              "aws/account",
              "IdentitySource '%s' means account %s, and these credentials are of account %s"
                  .formatted(source.getMetadata().getName(), meant, number),
              "correct `account` of the IdentitySource, or the operator's credentials");
          return null;
        }
      }
      var role = account.role();
      findings.ok(
          "aws/account",
          role == null
              ? number + ", by the operator's own credentials"
              : number + ", by " + role.arn());
      return number;
    } catch (CloudFailure e) {
      findings.fail("aws/account", String.valueOf(e.getMessage()), fix(e));
      findings.skipped("aws/teams", "the account cannot be reached");
      return null;
    }
  }

  private String fix(CloudFailure e) {
    return switch (e.kind()) {
      case WRONG_ACCOUNT -> "correct `account` of the IdentitySource, or the role or credentials";
      case DENIED ->
          account.role() == null
              ? "replace the operator's credentials"
              : "attach config/iam/json/assume.json, naming this role, to the operator's role; and let the operator's"
                  + " role in by the trust policy of this one, with the external id (config/iam/README.md)";
      default -> "try again; see aws/clock and aws/credentials";
    };
  }

  /** The account's identity source, if it has one and it may be read. */
  private Optional<SourceSnapshot> identitySource() {
    var found =
        ask(
            "aws/identity-source",
            "mpa:ListIdentitySources",
            () -> new MpaIdentitySourceGateway(aws.clients().of(account)).find());
    if (found == null) {
      return Optional.empty();
    }
    found.ifPresentOrElse(
        this::judge,
        () ->
            findings.warn(
                "aws/identity-source",
                "the account has none",
                "apply an IdentitySource: config/samples/identitysource.yaml"));
    return found;
  }

  private void judge(SourceSnapshot source) {
    var other =
        sources.stream()
            .filter(s -> s.getSpec().iamIdentityCenter() != null)
            .filter(s -> !stands(s.getSpec().iamIdentityCenter(), source))
            .findFirst();
    if (other.isPresent()) {
      findings.fail(
          "aws/identity-source",
          "it stands on %s in %s, and IdentitySource '%s' names another instance"
              .formatted(
                  source.parameters().instanceArn(),
                  source.parameters().region(),
                  other.get().getMetadata().getName()),
          "name the instance that it stands on: mpa-operator explain OtherSourceExists");
    } else if (source.state() == State.ACTIVE) {
      findings.ok("aws/identity-source", "ACTIVE, " + source.arn());
    } else if (source.state() == State.ERROR) {
      findings.fail(
          "aws/identity-source",
          "AWS reports an error %s%s"
              .formatted(
                  source.statusCode(),
                  source.statusMessage() == null ? "" : ": " + source.statusMessage()),
          "mpa-operator explain IdentitySourceError");
    } else {
      findings.warn(
          "aws/identity-source", "it is not ready: " + source.status(), "wait, and look again");
    }
  }

  private static boolean stands(@Nullable IamIdentityCenter wished, SourceSnapshot source) {
    return wished != null
        && wished.instanceArn().equals(source.parameters().instanceArn())
        && wished.region().equals(source.parameters().region());
  }

  private void teams(String number) {
    var rows =
        ask(
            "aws/teams",
            "mpa:ListApprovalTeams",
            () -> new MpaTeamLists(aws.clients()::of).of(account));
    if (rows == null) {
      return;
    }
    var own = rows.stream().map(TeamRow::arn).filter(a -> number.equals(Accounts.numberOf(a)));
    var count = own.count();
    var shared = rows.size() - count;
    var text =
        "%d of %d%s"
            .formatted(
                count,
                MOST_TEAMS,
                shared == 0 ? "" : ", and %d that other accounts share".formatted(shared));
    if (count < MOST_TEAMS) {
      findings.ok("aws/teams", text);
    } else {
      findings.warn(
          "aws/teams", text + ": no other team can be created", "delete teams that are not needed");
    }
  }

  /** The looks that the operator takes at a team. */
  private void looks(String number) {
    var region = aws.region();
    var team = "arn:aws:mpa:%s:%s:approval-team/%s".formatted(region, number, MADE_UP);
    var session =
        "arn:aws:mpa:%s:%s:session/%s/00000000-0000-0000-0000-000000000000"
            .formatted(region, number, MADE_UP);
    var teams = new MpaApprovalTeamGateway(aws.clients().of(account), aws.watch().teams(account));
    var sessions = new MpaApprovalSessionGateway(aws.clients().of(account));
    var granted = true;
    granted &= may("aws/looks", "mpa:GetApprovalTeam", () -> teams.get(team));
    granted &= may("aws/looks", "mpa:ListTagsForResource", () -> teams.tags(team));
    granted &= may("aws/sessions", "mpa:ListSessions", () -> sessions.list(team, Instant.EPOCH));
    granted &= may("aws/sessions", "mpa:GetSession", () -> sessions.get(session));
    if (granted) {
      findings.ok("aws/looks", "teams, their tags and their sessions can be read");
    }
  }

  private boolean may(String check, String action, Runnable call) {
    try {
      call.run();
      return true;
    } catch (CloudFailure e) {
      if (e.kind() == CloudFailure.Kind.DENIED) {
        findings.fail(check, missing(action, e), Grant.of(action));
        return false;
      }
      return true; // it was let in, and there is no such thing; or trouble, which a list has shown
    }
  }

  private <T> @Nullable T ask(String check, String action, Supplier<T> call) {
    try {
      return call.get();
    } catch (CloudFailure e) {
      findings.fail(
          check,
          e.kind() == CloudFailure.Kind.DENIED
              ? missing(action, e)
              : String.valueOf(e.getMessage()),
          e.kind() == CloudFailure.Kind.DENIED
              ? Grant.of(action)
              : "let the operator reach mpa.%s.api.aws, and try again: mpa-operator explain AwsUnavailable"
                  .formatted(aws.region()));
      return null;
    }
  }

  static String missing(String action, CloudFailure e) {
    return "%s is not permitted: %s".formatted(action, e.getMessage());
  }

  private Optional<Instance> instance(Optional<SourceSnapshot> found) {
    return sources.stream()
        .map(s -> s.getSpec().iamIdentityCenter())
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .map(i -> new Instance(i.instanceArn(), i.region()))
        .or(() ->
            found.map(s -> new Instance(s.parameters().instanceArn(), s.parameters().region())));
  }
}
