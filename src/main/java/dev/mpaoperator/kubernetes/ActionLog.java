package dev.mpaoperator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One structured log line for every step towards the cloud, and a count of it. Nothing that people
 * wrote is logged: no description, tag or e-mail address.
 */
public final class ActionLog {
  private static final Logger log = LoggerFactory.getLogger(ActionLog.class);

  private final Listener listener;

  /** Is told of every action, for metrics. */
  @FunctionalInterface
  public interface Listener {
    /**
     * An action was done or failed.
     *
     * @param kind of the resource
     * @param action in AWS's word
     * @param outcome {@code ok}, or the kind of failure
     */
    void acted(String kind, String action, String outcome);
  }

  /** A log that counts by the listener. */
  public ActionLog(Listener listener) {
    this.listener = listener;
  }

  /**
   * Writes the line.
   *
   * @param resource for which it was done
   * @param action in AWS's word, for example {@code CreateApprovalTeam}
   * @param reason why, in the vocabulary of conditions
   * @param arn of the AWS resource, if there is one
   * @param outcome {@code ok}, or the kind of failure
   */
  public void acted(
      HasMetadata resource, String action, String reason, @Nullable String arn, String outcome) {
    var metadata = resource.getMetadata();
    var line = log.atInfo().addKeyValue("kind", resource.getKind());
    if (metadata.getNamespace() != null) {
      line = line.addKeyValue("namespace", metadata.getNamespace());
    }
    line =
        line.addKeyValue("name", metadata.getName())
            .addKeyValue("generation", metadata.getGeneration())
            .addKeyValue("action", action)
            .addKeyValue("reason", reason);
    if (arn != null) {
      line = line.addKeyValue("arn", arn);
    }
    line.addKeyValue("outcome", outcome).log("{} {}", action, outcome);
    listener.acted(resource.getKind(), action, outcome);
  }
}
