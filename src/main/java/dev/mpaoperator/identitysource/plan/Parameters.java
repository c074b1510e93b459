package dev.mpaoperator.identitysource.plan;

/**
 * The IAM Identity Center instance that an identity source stands on. AWS cannot change it.
 *
 * @param instanceArn ARN of the instance
 * @param region AWS Region of the instance
 */
public record Parameters(String instanceArn, String region) {}
