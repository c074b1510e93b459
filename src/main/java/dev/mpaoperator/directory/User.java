package dev.mpaoperator.directory;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user of a directory.
 *
 * @param id the identity id that teams are made of
 * @param userName the name to sign in with; not to be shown
 * @param emails all addresses; not to be shown
 * @param disabled whether the user cannot sign in
 */
public record User(String id, @Nullable String userName, List<String> emails, boolean disabled) {

  /** Copies the addresses. */
  public User {
    emails = List.copyOf(emails);
  }

  /** The values that the user has for an attribute. */
  Stream<String> values(Selector.Attribute attribute) {
    return switch (attribute) {
      case USER_NAME -> Stream.ofNullable(userName);
      case EMAIL -> emails.stream();
    };
  }

  /** Without what is not to be shown. */
  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
