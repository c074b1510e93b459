package dev.mpaoperator.simulator.world;

/**
 * A user of the simulated IAM Identity Center.
 *
 * @param id the {@code UserId} of the identity store, which the service calls PrimaryIdentityId
 */
public record Person(String userName, String displayName, String email, String id) {}
