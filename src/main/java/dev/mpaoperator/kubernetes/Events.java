package dev.mpaoperator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes Kubernetes events, one for each transition. An event is a courtesy: when it cannot be
 * written, the work goes on.
 */
public final class Events {
  private static final Logger log = LoggerFactory.getLogger(Events.class);
  private static final int MAX_NOTE_BYTES = 1024;
  private static final DateTimeFormatter MICRO_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final KubernetesClient client;
  private final Clock clock;
  private final String instance;
  private final Listener listener;

  /** Is told of every event, for metrics. */
  @FunctionalInterface
  public interface Listener {
    /**
     * An event is to be recorded.
     *
     * @param kind of the resource
     * @param type {@code Normal} or {@code Warning}
     * @param reason in the vocabulary of conditions
     */
    void told(String kind, String type, String reason);
  }

  /** A recorder that nobody counts. */
  public Events(KubernetesClient client, Clock clock, String instance) {
    this(client, clock, instance, (kind, type, reason) -> {});
  }

  /**
   * A recorder.
   *
   * @param client to write with
   * @param clock for the time of events
   * @param instance which process reports, for example the pod's name
   * @param listener told of every event
   */
  public Events(KubernetesClient client, Clock clock, String instance, Listener listener) {
    this.listener = listener;
    this.client = client;
    this.clock = clock;
    this.instance = instance;
  }

  /**
   * Records that something happened to a resource.
   *
   * @param resource what it happened to
   * @param warning whether a person should look
   * @param reason one word
   * @param action what the operator did or saw, one word
   * @param note for people, shortened to 1 kB
   */
  public void record(
      HasMetadata resource, boolean warning, String reason, String action, String note) {
    var type = warning ? "Warning" : "Normal";
    listener.told(resource.getKind(), type, reason);
    var metadata = resource.getMetadata();
    // Events of cluster-scoped resources go to `default`, as everywhere in Kubernetes.
    var namespace = metadata.getNamespace() == null ? "default" : metadata.getNamespace();
    var event =
        new EventBuilder()
            .withNewMetadata()
            .withGenerateName(generateName(metadata.getName()))
            .withNamespace(namespace)
            .endMetadata()
            .withRegarding(
                new ObjectReferenceBuilder()
                    .withApiVersion(resource.getApiVersion())
                    .withKind(resource.getKind())
                    .withName(metadata.getName())
                    .withNamespace(metadata.getNamespace())
                    .withUid(metadata.getUid())
                    .build())
            .withType(type)
            .withReason(reason)
            .withAction(action)
            .withNote(shortened(note, MAX_NOTE_BYTES))
            .withEventTime(new MicroTime(MICRO_TIME.format(clock.instant())))
            .withReportingController("mpaoperator.dev/mpa-operator")
            .withReportingInstance(shortened(instance, 128))
            .build();
    try {
      client.events().v1().events().inNamespace(namespace).resource(event).create();
    } catch (KubernetesClientException e) {
      log.atWarn()
          .addKeyValue("kind", resource.getKind())
          .addKeyValue("namespace", namespace)
          .addKeyValue("name", metadata.getName())
          .addKeyValue("reason", reason)
          .log("event not written: {}", e.getMessage());
    }
  }

  /** A DNS name to which the API server appends: no part of it may begin with the dash. */
  private static String generateName(String name) {
    var start = name.length() <= 200 ? name : name.substring(0, 200);
    return start.replaceAll("[-.]+$", "") + "-";
  }

  /** Cuts by bytes, as the API server counts, and never within a character. */
  private static String shortened(String text, int maxBytes) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= maxBytes) {
      return text;
    }
    var end = text.length();
    while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > maxBytes - 3) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }
}
