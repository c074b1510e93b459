package dev.mpaoperator.directory;

/**
 * An instance of IAM Identity Center, which has one directory.
 *
 * @param arn its ARN
 * @param region where it is; only there can it be asked
 */
public record Instance(String arn, String region) {}
