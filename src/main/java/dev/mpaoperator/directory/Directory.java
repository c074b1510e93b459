package dev.mpaoperator.directory;

import dev.mpaoperator.account.Account;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directory, call by call. Each method may throw {@code CloudFailure}; its text is safe to show:
 * it does not contain what was looked for.
 */
public interface Directory {

  /** The id of the identity store of an instance. It never changes. */
  String storeId(Account account, Instance instance);

  /**
   * Who has a name or an address (Identity Store API Reference, GetUserId). A {@code CloudFailure}
   * of the kind CONFLICT says that several do (inferred).
   *
   * @return the id; empty if AWS says clearly that there is no such user
   */
  Optional<String> userId(Account account, Instance instance, String storeId, Selector selector);

  /** A user by id (DescribeUser), empty if AWS says clearly that there is none. */
  Optional<User> user(Account account, Instance instance, String storeId, String id);

  /**
   * A page of the users (ListUsers), at most 100 of them.
   *
   * @param userName only those with this user name, {@code null} for all. AWS filters by nothing
   *     else.
   * @param next what the page before gave, {@code null} for the first
   */
  Page users(
      Account account,
      Instance instance,
      String storeId,
      @Nullable String userName,
      @Nullable String next);

  /**
   * A page.
   *
   * @param users those on it
   * @param next to be given for the next one, {@code null} if it is the last
   */
  record Page(List<User> users, @Nullable String next) {
    /** Copies the users. */
    public Page {
      users = List.copyOf(users);
    }
  }
}
