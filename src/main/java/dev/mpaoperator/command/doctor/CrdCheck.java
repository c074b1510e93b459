package dev.mpaoperator.command.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpaoperator.api.v1alpha1.ApprovalSessionSpec;
import dev.mpaoperator.api.v1alpha1.ApprovalSessionStatus;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamStatus;
import dev.mpaoperator.api.v1alpha1.IdentitySourceSpec;
import dev.mpaoperator.api.v1alpha1.IdentitySourceStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Whether the CRDs are there, and of this version: by the schemas that the API server publishes,
 * which everybody may read.
 */
final class CrdCheck {
  private static final String APPLY = "kubectl apply --server-side -f crds/";
  private static final String OURS = "dev.mpaoperator.v1alpha1.";
  private static final List<Kind> KINDS =
      List.of(
          new Kind("ApprovalTeam", ApprovalTeamSpec.class, ApprovalTeamStatus.class),
          new Kind("IdentitySource", IdentitySourceSpec.class, IdentitySourceStatus.class),
          new Kind("ApprovalSession", ApprovalSessionSpec.class, ApprovalSessionStatus.class));
  private static final int SHOWN = 3;

  private final KubernetesClient client;

  private record Kind(String name, Class<?> spec, Class<?> status) {}

  CrdCheck(KubernetesClient client) {
    this.client = client;
  }

  /** Looks; whether all are there. */
  boolean run(Findings findings) {
    var published = schemas();
    var missing = KINDS.stream().map(Kind::name).filter(k -> !published.has(OURS + k)).toList();
    if (!missing.isEmpty()) {
      findings.fail(
          "kubernetes/crds", "the API server does not know " + String.join(", ", missing), APPLY);
      return false;
    }
    var lacking = new TreeSet<String>();
    var more = new TreeSet<String>();
    for (var kind : KINDS) {
      compare(kind, published.path(OURS + kind.name()), lacking, more);
    }
    if (!lacking.isEmpty()) {
      findings.fail(
          "kubernetes/crds",
          "they are older than this program: they lack " + some(lacking),
          APPLY + " of the operator's version");
    } else if (!more.isEmpty()) {
      findings.warn(
          "kubernetes/crds",
          "they are newer than this program, which does not know " + some(more),
          "upgrade the operator to the version of the CRDs; resources that use these fields are not managed fully");
    } else {
      findings.ok("kubernetes/crds", "they are there, and of this version");
    }
    return true;
  }

  private static void compare(
      Kind kind, JsonNode schema, NavigableSet<String> lacking, NavigableSet<String> more) {
    var properties = schema.path("properties");
    var known = Fields.of(kind.name() + ".spec", kind.spec());
    known.addAll(Fields.of(kind.name() + ".status", kind.status()));
    var served = Fields.of(kind.name() + ".spec", properties.path("spec"), kind.spec());
    served.addAll(Fields.of(kind.name() + ".status", properties.path("status"), kind.status()));
    known.stream().filter(f -> !served.contains(f)).forEach(lacking::add);
    served.stream().filter(f -> !known.contains(f)).forEach(more::add);
  }

  private static String some(NavigableSet<String> fields) {
    var first = String.join(", ", fields.stream().limit(SHOWN).toList());
    return fields.size() <= SHOWN
        ? first
        : "%s and %d more fields".formatted(first, fields.size() - SHOWN);
  }

  private JsonNode schemas() {
    var mapper = new ObjectMapper();
    var text = client.raw("/openapi/v3/apis/mpaoperator.dev/v1alpha1");
    try {
      return text == null
          ? mapper.createObjectNode()
          : mapper.readTree(text).path("components").path("schemas");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
