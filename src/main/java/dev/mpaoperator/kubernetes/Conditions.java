package dev.mpaoperator.kubernetes;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds the conditions of a status. {@code lastTransitionTime} changes only when the status of a
 * condition does.
 */
public final class Conditions {
  private static final int MAX_MESSAGE = 1024;

  private final List<Condition> before;
  private final long generation;
  private final String now;
  private final List<Condition> conditions = new ArrayList<>();

  private Conditions(List<Condition> before, long generation, String now) {
    this.before = before;
    this.generation = generation;
    this.now = now;
  }

  /**
   * Starts from the conditions that stand in the resource. What is not set again is dropped.
   *
   * @param before the conditions that stand there
   * @param generation generation of the spec that the new ones speak of
   * @param clock for transitions that happen now
   */
  public static Conditions from(@Nullable List<Condition> before, long generation, Clock clock) {
    return new Conditions(
        before == null ? List.of() : before,
        generation,
        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** Sets a condition that is true or false. */
  public Conditions set(String type, boolean status, String reason, String message) {
    return set(type, status ? "True" : "False", reason, message);
  }

  /** Sets a condition of which nothing is known yet. */
  public Conditions unknown(String type, String reason, String message) {
    return set(type, "Unknown", reason, message);
  }

  private Conditions set(String type, String status, String reason, String message) {
    var transition =
        find(before, type)
            .filter(c -> status.equals(c.getStatus()))
            .map(Condition::getLastTransitionTime)
            .orElse(now);
    conditions.add(
        new ConditionBuilder()
            .withType(type)
            .withStatus(status)
            .withObservedGeneration(generation)
            .withLastTransitionTime(transition)
            .withReason(reason)
            .withMessage(shortened(message))
            .build());
    return this;
  }

  /** Keeps a condition as it stands, for example one that a failed pass learned nothing about. */
  public Conditions keep(String type, String elseReason, String elseMessage) {
    var standing = find(before, type);
    if (standing.isEmpty()) {
      return unknown(type, elseReason, elseMessage);
    }
    conditions.add(standing.get());
    return this;
  }

  /**
   * Keeps a condition as it stands if it speaks of this generation; else nothing is known of it.
   */
  public Conditions keepCurrent(String type, String elseReason, String elseMessage) {
    var current =
        find(before, type)
            .filter(c -> Objects.equals(c.getObservedGeneration(), generation))
            .isPresent();
    return current ? keep(type, elseReason, elseMessage) : unknown(type, elseReason, elseMessage);
  }

  /** The conditions, in the order in which they were set. */
  public List<Condition> build() {
    return List.copyOf(conditions);
  }

  /** The condition of that type. */
  public static Optional<Condition> find(@Nullable List<Condition> conditions, String type) {
    return conditions == null
        ? Optional.empty()
        : conditions.stream().filter(c -> Objects.equals(type, c.getType())).findFirst();
  }

  /** Whether the condition of that type is true. */
  public static boolean isTrue(@Nullable List<Condition> conditions, String type) {
    return find(conditions, type).filter(c -> "True".equals(c.getStatus())).isPresent();
  }

  /**
   * The reason that a person would read first: of what keeps the resource from being ready, else of
   * its being ready.
   */
  public static String headline(@Nullable List<Condition> conditions) {
    return find(conditions, "Reconciling")
        .or(() -> find(conditions, "Stalled"))
        .or(() -> find(conditions, "Ready"))
        .map(Condition::getReason)
        .orElse("");
  }

  /** Since when calls fail; {@code null} if they do not. */
  public static @Nullable Instant failingSince(@Nullable List<Condition> conditions) {
    return find(conditions, "Synced")
        .filter(c -> "False".equals(c.getStatus()))
        .map(c -> time(c.getLastTransitionTime()))
        .orElse(null);
  }

  /** Somebody may have written there what is no time. */
  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static String shortened(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE - 1) + "…";
  }
}
