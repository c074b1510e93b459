package dev.mpaoperator.account;

import java.util.List;

/** Lists the teams of an account. It may throw {@code CloudFailure}. */
@FunctionalInterface
public interface TeamLists {

  /** Every row, of all pages: teams of the account, and those that others share with it. */
  List<TeamRow> of(Account account);
}
