package dev.mpaoperator.gitops.states;

import dev.mpaoperator.stage.Canary;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A resource as YAML without what differs from run to run: names of namespaces, ids and times. The
 * order of times within an hour is lost, the hours between them are not.
 */
final class Normalized {
  private static final Instant BIRTH = Instant.parse("2026-01-05T09:00:00Z");
  private static final Pattern TIME = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z");
  private static final Pattern UUID =
      Pattern.compile("(?<![0-9a-f]-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** At the end of the name of an ApprovalSession, which follows from the ARN of the session. */
  private static final Pattern SESSION = Pattern.compile("(?<=payments-)[0-9a-f]{12}\\b");

  private final String namespace;

  Normalized(String namespace) {
    this.namespace = namespace;
  }

  /** The resource as text. */
  String text(GenericKubernetesResource resource) {
    var copy =
        Serialization.unmarshal(Serialization.asJson(resource), GenericKubernetesResource.class);
    copy.getMetadata().setManagedFields(null);
    copy.getMetadata().setResourceVersion("1000");
    var born = Instant.parse(copy.getMetadata().getCreationTimestamp());
    var text =
        Serialization.asYaml(copy)
            .replace(namespace, "approvals")
            .replace(Canary.DESCRIPTION, "Guards the backup vaults of the payment systems")
            .replace(Canary.SESSION, "Restores payments from a backup")
            .replace(Canary.COMMENT, "The exercise of this quarter");
    return "---\n".equals(text.substring(0, 4))
        ? clean(text.substring(4), born)
        : clean(text, born);
  }

  private static String clean(String text, Instant born) {
    var timeless =
        replace(
            VERSION,
            replace(TIME, text, t -> hours(born, Instant.parse(t))),
            numbered("176760360000%d"));
    var ids = numbered("00000000-0000-4000-8000-%012d");
    var nameless = replace(FOUND_BY, timeless, numbered("%016d"));
    return replace(SESSION, replace(UUID, nameless, ids), numbered("%012d"));
  }

  /** A hash of how somebody was found, and of the ARN of the place. */
  private static final Pattern FOUND_BY = Pattern.compile("(?<=foundBy: \")[0-9a-f]{16}");

  /** AWS counts versions of teams by the clock. */
  private static final Pattern VERSION = Pattern.compile("(?<=versionId: \")\\d+");

  private static String hours(Instant born, Instant time) {
    var hours = Math.round(Duration.between(born, time).toSeconds() / 3600.0);
    return BIRTH.plus(Duration.ofHours(hours)).toString();
  }

  private static Function<String, String> numbered(String format) {
    Map<String, String> known = new HashMap<>();
    return id -> known.computeIfAbsent(id, _ -> format.formatted(known.size() + 1));
  }

  private static String replace(Pattern pattern, String text, Function<String, String> by) {
    return pattern
        .matcher(text)
        .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(by.apply(m.group())));
  }
}
