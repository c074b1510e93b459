package dev.mpaoperator.command.planning;

import dev.mpaoperator.access.AccessBook;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.ApprovalTeamReconciler;
import dev.mpaoperator.approvalteam.TeamPreview;
import dev.mpaoperator.aws.MpaApprovalTeamGateway;
import dev.mpaoperator.command.output.Trouble;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.operations.OperatorConfig;
import dev.mpaoperator.wiring.AwsSide;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plans manifests, one by one, as the operator would. */
final class Planning {
  private static final String UNKNOWN = "unknown";

  private final Applied applied;
  private final TeamPreview preview;
  private final String usualNamespace;

  Planning(
      OperatorConfig config,
      Manifests manifests,
      @Nullable KubernetesClient client,
      AwsSide aws,
      Clock clock,
      Consumer<String> note) {
    applied = new Applied(client, clock);
    usualNamespace =
        client == null || client.getNamespace() == null ? "default" : client.getNamespace();
    var book = new AccessBook(AwsSide.direct(config), config.identitySources());
    var sources = new Sources(manifests.sources(), client, aws);
    if (config.identitySources()) {
      book.read(sources::named, namespace -> labels(client, namespace));
    }
    preview =
        new TeamPreview(
            book,
            account ->
                new MpaApprovalTeamGateway(aws.clients().of(account), aws.watch().teams(account)),
            aws.policies(),
            aws.people(),
            new ApprovalTeamReconciler.Settings(
                cluster(config, client, note),
                config.pace(),
                config.confirmAfter(),
                Duration.ZERO,
                config.tags(),
                config.identitySources()),
            clock);
  }

  /** What would become of it; AWS's failures are part of the answer. */
  Outcome of(ApprovalTeam manifest) {
    var namespace =
        Objects.requireNonNullElse(manifest.getMetadata().getNamespace(), usualNamespace);
    var name = namespace + "/" + manifest.getMetadata().getName();
    try {
      var seen = preview.of(applied.of(manifest, namespace));
      return new Outcome(name, result(seen), seen.reason().word(), seen.message(), seen.changes());
    } catch (Applied.Refused e) {
      return Outcome.refused(name, null, String.valueOf(e.getMessage()));
    } catch (Sources.Unreadable e) {
      return Outcome.unknown(name, String.valueOf(e.getMessage()));
    } catch (CloudFailure e) {
      return Outcome.unknown(name, "AWS cannot be asked: " + Trouble.text(e));
    }
  }

  private static Outcome.Result result(TeamPreview.Preview seen) {
    if (seen.held() != null) {
      return Outcome.Result.HELD;
    }
    if (!seen.changes().isEmpty()) {
      return seen.asksPeople() ? Outcome.Result.ASKS : Outcome.Result.CHANGES;
    }
    return switch (seen.reason().progress()) {
      case DONE, WORKING -> Outcome.Result.NOTHING;
      case WAITING -> Outcome.Result.WAITS;
      case STUCK, BLOCKED, FAILING -> Outcome.Result.REFUSED;
    };
  }

  private static Map<String, String> labels(@Nullable KubernetesClient client, String namespace) {
    try {
      var found = client == null ? null : client.namespaces().withName(namespace).get();
      return found == null ? Map.of() : labels(found);
    } catch (KubernetesClientException e) {
      return Map.of(); // selectors let nobody in then, as for the operator
    }
  }

  private static Map<String, String> labels(Namespace namespace) {
    return Objects.requireNonNullElse(namespace.getMetadata().getLabels(), Map.of());
  }

  /** Without it no team is known to be this cluster's. */
  private static String cluster(
      OperatorConfig config, @Nullable KubernetesClient client, Consumer<String> note) {
    if (config.cluster() != null || client == null) {
      return Objects.requireNonNullElse(config.cluster(), UNKNOWN);
    }
    try {
      var system = client.namespaces().withName("kube-system").get();
      return system == null ? UNKNOWN : system.getMetadata().getUid();
    } catch (KubernetesClientException e) {
      note.accept(
          "the id of the cluster cannot be read (%s): set `cluster` by --config, else ownership is unknown"
              .formatted(Trouble.rootCause(e)));
      return UNKNOWN;
    }
  }
}
