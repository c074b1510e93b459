package dev.mpaoperator.command.export;

import dev.mpaoperator.access.Accounts;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.aws.MpaIdentitySourceGateway;
import dev.mpaoperator.operations.OperatorConfig;
import dev.mpaoperator.wiring.AwsSide;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which account is read, and which identity source the manifests name. */
final class SourceReading {
  private static final String USUAL_NAME = "company";

  private SourceReading() {}

  /** The account of a resource in the cluster, or of the configuration. */
  static Account account(OperatorConfig config, @Nullable IdentitySource inCluster) {
    if (inCluster != null) {
      return Accounts.of(inCluster);
    }
    var direct = AwsSide.direct(config);
    return new Account(direct.id().isEmpty() ? null : direct.id(), direct.role());
  }

  /** The resource of that name, if there is a cluster that has it. */
  static @Nullable IdentitySource inCluster(
      @Nullable KubernetesClient client, @Nullable String name) {
    return client == null || name == null
        ? null
        : client.resources(IdentitySource.class).withName(name).get();
  }

  /** What the manifests say of it; empty if the account has none. */
  static Optional<Source> read(
      AwsSide aws, Account account, @Nullable IdentitySource inCluster, @Nullable String name) {
    return new MpaIdentitySourceGateway(aws.clients().of(account))
        .find()
        .map(seen ->
            new Source(
                name == null ? USUAL_NAME : name,
                aws.clients().numberOf(account),
                account.role(),
                seen.parameters().instanceArn(),
                seen.parameters().region(),
                inCluster == null));
  }
}
