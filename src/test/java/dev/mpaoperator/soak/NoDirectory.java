package dev.mpaoperator.soak;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.directory.Directory;
import dev.mpaoperator.directory.Instance;
import dev.mpaoperator.directory.Selector;
import dev.mpaoperator.directory.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nobody is looked up: all people of the month are given by their ids. */
final class NoDirectory implements Directory {
  @Override
  public String storeId(Account account, Instance instance) {
    throw asked();
  }

  @Override
  public Optional<String> userId(
      Account account, Instance instance, String storeId, Selector selector) {
    throw asked();
  }

  @Override
  public Optional<User> user(Account account, Instance instance, String storeId, String id) {
    throw asked();
  }

  @Override
  public Page users(
      Account account,
      Instance instance,
      String storeId,
      @Nullable String userName,
      @Nullable String next) {
    throw asked();
  }

  private static AssertionError asked() {
    return new AssertionError("a person was looked up whose id is given");
  }
}
