package dev.mpaoperator.command.planning;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpaoperator.access.Accounts;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.api.v1alpha1.IdentitySourceStatus;
import dev.mpaoperator.aws.MpaIdentitySourceGateway;
import dev.mpaoperator.command.output.Trouble;
import dev.mpaoperator.wiring.AwsSide;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The identity sources that teams refer to: those of the manifests, else those of the cluster. */
final class Sources {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The cluster does not show one that a team refers to. */
  static final class Unreadable extends RuntimeException {
    Unreadable(String message) {
      super(message);
    }
  }

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
    var wished = manifests.stream().filter(s -> name.equals(s.getMetadata().getName())).findFirst();
    if (wished.isEmpty()) {
      return Optional.ofNullable(live(name));
    }
    var source = wished.get();
    var live = liveOrNone(name);
    if (live != null) {
      source.setStatus(live.getStatus());
    } else {
      existing(source);
    }
    return wished;
  }

  private @Nullable IdentitySource live(String name) {
    try {
      return client == null ? null : client.resources(IdentitySource.class).withName(name).get();
    } catch (KubernetesClientException e) {
      throw new Unreadable(
          "the IdentitySource '%s' may not be read (%s): ask for the right to get identitysources, or give its manifest by -f too"
              .formatted(name, Trouble.rootCause(e)));
    }
  }

  /** Whoever brings the manifest along need not be able to read it in the cluster. */
  private @Nullable IdentitySource liveOrNone(String name) {
    try {
      return live(name);
    } catch (Unreadable e) {
      return null;
    }
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
