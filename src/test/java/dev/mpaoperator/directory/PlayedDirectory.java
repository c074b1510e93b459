package dev.mpaoperator.directory;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.failure.CloudFailure.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A directory in memory that keeps its calls, and fails as it is told. */
final class PlayedDirectory implements Directory {
  final List<User> users = new ArrayList<>();
  final List<String> calls = new CopyOnWriteArrayList<>();
  final Map<String, CloudFailure> failing = new HashMap<>();
  Runnable atEveryCall = () -> {};
  int page = 100;

  PlayedDirectory() {
    add("1", "alice", "alice@example.com");
    add("2", "bob", "bob@example.com");
  }

  void add(String id, String userName, String... emails) {
    users.add(new User(id, userName, List.of(emails), false));
  }

  void disable(String id) {
    users.replaceAll(u -> u.id().equals(id) ? new User(id, u.userName(), u.emails(), true) : u);
  }

  void fail(String operation, Kind kind) {
    failing.put(operation, new CloudFailure(kind, operation, "AWS refused", false, null));
  }

  long count(String operation) {
    return calls.stream().filter(operation::equals).count();
  }

  private void called(String operation) {
    calls.add(operation);
    atEveryCall.run();
    if (failing.containsKey(operation)) {
      throw failing.get(operation);
    }
  }

  @Override
  public String storeId(Account account, Instance instance) {
    called("DescribeInstance");
    return "d-1";
  }

  @Override
  public Optional<String> userId(
      Account account, Instance instance, String storeId, Selector selector) {
    called("GetUserId");
    return users.stream()
        .filter(u -> u.values(selector.attribute()).anyMatch(selector.value()::equals))
        .map(User::id)
        .findFirst();
  }

  @Override
  public Optional<User> user(Account account, Instance instance, String storeId, String id) {
    called("DescribeUser");
    return users.stream().filter(u -> u.id().equals(id)).findFirst();
  }

  @Override
  public Page users(
      Account account,
      Instance instance,
      String storeId,
      @Nullable String userName,
      @Nullable String next) {
    called("ListUsers");
    var all =
        users.stream()
            .filter(u -> userName == null || userName.equalsIgnoreCase(u.userName()))
            .toList();
    var from = next == null ? 0 : Integer.parseInt(next);
    var to = Math.min(from + page, all.size());
    return new Page(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
  }
}
