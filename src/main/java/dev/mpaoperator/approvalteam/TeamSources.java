package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is cluster-scoped, and wakes teams: who may use which account. */
final class TeamSources {
  private TeamSources() {}

  /** A change of an identity source wakes the teams that refer to it. */
  static InformerEventSource<IdentitySource, ApprovalTeam> identitySources(
      EventSourceContext<ApprovalTeam> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(IdentitySource.class, ApprovalTeam.class)
            .withNamespaces(Set.of(Constants.WATCH_ALL_NAMESPACES)) // it is cluster-scoped
            .withPrimaryToSecondaryMapper(TeamSources::source)
            .withSecondaryToPrimaryMapper(source ->
                teams(context, team -> source(team).contains(ResourceID.fromResource(source))))
            .build(),
        context);
  }

  /** Other labels of a namespace may let its teams in, or not any more. */
  static InformerEventSource<Namespace, ApprovalTeam> namespaces(
      EventSourceContext<ApprovalTeam> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(Namespace.class, ApprovalTeam.class)
            .withNamespaces(Set.of(Constants.WATCH_ALL_NAMESPACES)) // it is cluster-scoped
            .withPrimaryToSecondaryMapper(
                team -> Set.of(new ResourceID(team.getMetadata().getNamespace())))
            .withSecondaryToPrimaryMapper(namespace ->
                teams(
                    context,
                    team ->
                        team.getMetadata()
                            .getNamespace()
                            .equals(namespace.getMetadata().getName())))
            .withOnUpdateFilter((now, before) -> !labels(now).equals(labels(before)))
            .build(),
        context);
  }

  /** The labels of a namespace. */
  static Map<String, String> labels(Namespace namespace) {
    return Objects.requireNonNullElse(namespace.getMetadata().getLabels(), Map.of());
  }

  private static Set<ResourceID> teams(
      EventSourceContext<ApprovalTeam> context, Predicate<ApprovalTeam> which) {
    return context
        .getPrimaryCache()
        .list(which)
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  private static Set<ResourceID> source(ApprovalTeam team) {
    var reference = team.getSpec().identitySourceRef();
    return reference == null ? Set.of() : Set.of(new ResourceID(reference.name()));
  }
}
