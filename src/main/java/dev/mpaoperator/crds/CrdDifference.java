package dev.mpaoperator.crds;

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
 * How the CRDs that a cluster serves differ from what this program knows, by the schemas that the
 * API server publishes, which everybody may read. It publishes them a moment after a CRD changed.
 *
 * @param missing kinds that are not published
 * @param lacking fields that the cluster drops silently: its CRDs are older
 * @param more fields that this program does not know: the CRDs are newer
 */
public record CrdDifference(
    List<String> missing, NavigableSet<String> lacking, NavigableSet<String> more) {
  private static final int SHOWN = 3;
  private static final String OURS = "dev.mpaoperator.v1alpha1.";
  private static final List<Kind> KINDS =
      List.of(
          new Kind("ApprovalTeam", ApprovalTeamSpec.class, ApprovalTeamStatus.class),
          new Kind("IdentitySource", IdentitySourceSpec.class, IdentitySourceStatus.class),
          new Kind("ApprovalSession", ApprovalSessionSpec.class, ApprovalSessionStatus.class));

  private record Kind(String name, Class<?> spec, Class<?> status) {}

  /**
   * Looks at a cluster.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException if it cannot be asked
   */
  public static CrdDifference of(KubernetesClient client) {
    var published = schemas(client);
    var missing = KINDS.stream().map(Kind::name).filter(k -> !published.has(OURS + k)).toList();
    var lacking = new TreeSet<String>();
    var more = new TreeSet<String>();
    for (var kind : KINDS) {
      if (published.has(OURS + kind.name())) {
        compare(kind, published.path(OURS + kind.name()), lacking, more);
      }
    }
    return new CrdDifference(missing, lacking, more);
  }

  /** The first of these fields, and how many more there are. */
  public static String some(NavigableSet<String> fields) {
    var first = String.join(", ", fields.stream().limit(SHOWN).toList());
    return fields.size() <= SHOWN
        ? first
        : "%s and %d more fields".formatted(first, fields.size() - SHOWN);
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

  private static JsonNode schemas(KubernetesClient client) {
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
