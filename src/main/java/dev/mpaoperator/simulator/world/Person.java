package dev.mpaoperator.simulator.world;

/**
 * A user of the simulated IAM Identity Center.
 *
 * @param id the {@code UserId} of the identity store, which the service calls PrimaryIdentityId
 * @param disabled whether the UserStatus is DISABLED; what that means for teams is not simulated
 */
public record Person(
    String userName, String displayName, String email, String id, boolean disabled) {

  /** One who is enabled. */
  public Person(String userName, String displayName, String email, String id) {
    this(userName, displayName, email, id, false);
  }

  /** The same person under another user name. */
  public Person named(String newUserName) {
    return new Person(newUserName, displayName, email, id, disabled);
  }

  /** The same person with another address. */
  public Person at(String newEmail) {
    return new Person(userName, displayName, newEmail, id, disabled);
  }

  /** The same person, enabled or not. */
  public Person disabled(boolean isDisabled) {
    return new Person(userName, displayName, email, id, isDisabled);
  }
}
