package dev.mpaoperator.access;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.AssumedRole;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account of teams that give the ARN of an identity source, for which no resource says who may:
 * so the operator's configuration does.
 *
 * @param id number of the account, empty if none is configured: then nobody is let in
 * @param role what gives access to it, {@code null} for the operator's own credentials
 * @param namespaces whose teams may do so; {@code *} stands for all
 */
public record DirectAccess(String id, @Nullable AssumedRole role, Set<String> namespaces) {
  private static final String ALL = "*";

  /** Copies the set. */
  public DirectAccess {
    namespaces = Set.copyOf(namespaces);
  }

  Access check(ApprovalTeam team) {
    var namespace = team.getMetadata().getNamespace();
    if (!namespaces.contains(ALL) && !namespaces.contains(namespace)) {
      return new Access.NotAllowed(
          "the operator's configuration does not let namespace '%s' use an identity source by its ARN: use `identitySourceRef`, or whoever runs the operator can add the namespace to `account.allowedNamespaces`. Nothing is done, and what is in AWS stays as it is"
              .formatted(namespace));
    }
    var named = Accounts.numberOf(team.getSpec().identitySourceArn());
    return !id.equals(named)
        ? new Access.OtherAccount(
            "the identity source of the spec is of account %s, and the operator is configured for account %s: correct `identitySourceArn`"
                .formatted(named, id))
        : new Access.Granted(new Account(id, role), null, true, null);
  }
}
