package dev.mpaoperator.command.planning;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpaoperator.access.Accounts;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.api.v1alpha1.IdentitySourceStatus;
import dev.mpaoperator.aws.MpaIdentitySourceGateway;
import dev.mpaoperator.wiring.AwsSide;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The identity sources that teams refer to: those of the manifests, else those of the cluster. */
final class Sources {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<IdentitySource> manifests;
  private final @Nullable KubernetesClient client;
  private final AwsSide aws;
  private final Map<String, Optional<IdentitySource>> found = new HashMap<>();

  Sources(List<IdentitySource> manifests, @Nullable KubernetesClient client, AwsSide aws) {
    this.manifests = manifests;
    this.client = client;
    this.aws = aws;
  }

  Optional<IdentitySource> named(String name) {
    return found.computeIfAbsent(name, this::look);
  }

  private Optional<IdentitySource> look(String name) {
    var live = client == null ? null : client.resources(IdentitySource.class).withName(name).get();
    var wished = manifests.stream().filter(s -> name.equals(s.getMetadata().getName())).findFirst();
    if (wished.isEmpty()) {
      return Optional.ofNullable(live);
    }
    var source = wished.get();
    if (live != null) {
      source.setStatus(live.getStatus());
    } else {
      existing(source);
    }
    return wished;
  }

  /** One that exists in AWS would be found; a new one takes a while. */
  private void existing(IdentitySource source) {
    var account = Accounts.of(source);
    new MpaIdentitySourceGateway(aws.clients().of(account))
        .find()
        .ifPresent(seen ->
            source.setStatus(
                JSON.convertValue(
                    Map.of(
                        "arn",
                        seen.arn(),
                        "accountId",
                        aws.clients().numberOf(account),
                        "conditions",
                        List.of(Map.of("type", "Ready", "status", "True"))),
                    IdentitySourceStatus.class)));
  }
}
