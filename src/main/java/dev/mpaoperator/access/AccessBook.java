package dev.mpaoperator.access;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Knows for each team in which account it works, and whether it may. Asks AWS nothing. */
public final class AccessBook {
  private final DirectAccess direct;
  private final Access noSource;
  private volatile Function<String, Optional<IdentitySource>> sources = _ -> Optional.empty();
  private volatile Function<String, Map<String, String>> labels = _ -> Map.of();

  /**
   * A book in which nothing stands.
   *
   * @param direct the account of teams that give the ARN of an identity source
   * @param identitySources whether there are identity sources
   */
  public AccessBook(DirectAccess direct, boolean identitySources) {
    this.direct = direct;
    noSource =
        new Access.NoSource(
            identitySources
                ? null
                : "this operator uses no IdentitySource resources (`identitySources: false`): give `identitySourceArn` in place of `identitySourceRef`");
  }

  /**
   * Where it is to be read.
   *
   * @param sourcesByName the identity sources
   * @param labelsByNamespace the labels of namespaces; none of those that are not known
   */
  public void read(
      Function<String, Optional<IdentitySource>> sourcesByName,
      Function<String, Map<String, String>> labelsByNamespace) {
    sources = sourcesByName;
    labels = labelsByNamespace;
  }

  /** Whether a team may use what its spec refers to. */
  public Access of(ApprovalTeam team) {
    var reference = team.getSpec().identitySourceRef();
    var access =
        reference == null
            ? direct.check(team)
            : sources
                .apply(reference.name())
                .map(source ->
                    Permission.check(source, team, labels.apply(team.getMetadata().getNamespace())))
                .orElse(noSource);
    return access instanceof Access.Granted granted
        ? elsewhere(team, granted.account()).<Access>map(Access.OtherAccount::new).orElse(access)
        : access;
  }

  /** The account that a team works in, if it may. */
  public Optional<Account> account(ApprovalTeam team) {
    return of(team) instanceof Access.Granted granted
        ? Optional.of(granted.account())
        : Optional.empty();
  }

  /** A team does not move to another account; asked for there, it would seem to be gone. */
  private static Optional<String> elsewhere(ApprovalTeam team, Account account) {
    var there = Accounts.numberOf(team.getStatus() == null ? null : team.getStatus().arn());
    return there == null || account.id() == null || account.id().equals(there)
        ? Optional.empty()
        : Optional.of(
            "the team of this resource is in account %s, and its identity source in account %s: AWS cannot move a team, so refer to an identity source of the former, or delete this resource with `deletion.policy: Retain` and create a new one"
                .formatted(there, account.id()));
  }
}
