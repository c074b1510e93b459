package dev.mpaoperator.access;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.AssumedRole;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.AssumeRole;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads in which account a resource works. */
public final class Accounts {
  /** Defaults of the schema, for resources that were written without it. */
  private static final String SESSION_NAME = "mpa-operator";

  private static final int SESSION_SECONDS = 3600;
  private static final int ACCOUNT_FIELD = 4;
  private static final int ARN_FIELDS = 6;

  private Accounts() {}

  /**
   * The account of an identity source. The number that AWS once told counts as long as the spec
   * gives none: nothing is done with credentials of another one.
   */
  public static Account of(IdentitySource source) {
    var wished = source.getSpec().account();
    var role = wished == null ? null : wished.assumeRole();
    return new Account(number(source).orElse(null), role == null ? null : role(role));
  }

  /** The number of an identity source's account, as far as it is known. */
  public static Optional<String> number(IdentitySource source) {
    var wished = source.getSpec().account();
    if (wished != null && wished.id() != null) {
      return Optional.of(wished.id());
    }
    return wished != null && wished.assumeRole() != null
        ? Optional.ofNullable(numberOf(wished.assumeRole().roleArn()))
        : Optional.ofNullable(source.getStatus() == null ? null : source.getStatus().accountId());
  }

  /**
   * Whether two identity sources stand in one account. Of those that use the operator's own
   * credentials it is known before AWS has said which account that is.
   */
  public static boolean areSame(IdentitySource one, IdentitySource other) {
    var number = number(one);
    var known = number.isPresent() && number(other).isPresent();
    return known ? number.equals(number(other)) : Objects.equals(role(one), role(other));
  }

  private static @Nullable AssumeRole role(IdentitySource source) {
    var account = source.getSpec().account();
    return account == null ? null : account.assumeRole();
  }

  private static AssumedRole role(AssumeRole role) {
    return new AssumedRole(
        role.roleArn(),
        role.externalId(),
        Objects.requireNonNullElse(role.sessionName(), SESSION_NAME),
        Objects.requireNonNullElse(role.sessionTags(), Map.of()),
        Duration.ofSeconds(Objects.requireNonNullElse(role.durationSeconds(), SESSION_SECONDS)));
  }

  /** Whether AWS was ever asked for the team of a resource: in some account there may be one. */
  public static boolean mayHaveTeam(ApprovalTeam team) {
    var status = team.getStatus();
    return status != null && (status.arn() != null || status.proposal() != null);
  }

  /** The number of the account in an ARN, {@code null} if it has none. */
  public static @Nullable String numberOf(@Nullable String arn) {
    var fields = arn == null ? new String[0] : arn.split(":", ARN_FIELDS);
    return fields.length < ARN_FIELDS || fields[ACCOUNT_FIELD].isEmpty()
        ? null
        : fields[ACCOUNT_FIELD];
  }
}
