package dev.mpaoperator.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Credentials of a role, which say of a failure that it is one of STS. */
record RoleCredentials(StsAssumeRoleCredentialsProvider provider)
    implements AwsCredentialsProvider, AutoCloseable {
  @Override
  public AwsCredentials resolveCredentials() {
    return StsFailure.call(StsFailure.ASSUME_ROLE, provider::resolveCredentials);
  }

  @Override
  public void close() {
    provider.close();
  }
}
