package dev.mpaoperator.simulator.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of one approval team. The rules change it; {@link TeamPicture} shows it. */
final class Team {
  final String arn;
  final String account;
  final String name;
  final Instant created;

  /** Qualified ARNs as given at the creation; they cannot be changed (API). */
  final List<String> policies;

  Version version;
  Phase phase;

  /** The open or failed update. One at a time (User Guide, update-team). */
  @Nullable Draft draft;

  /** The deletion that is voted on. */
  @Nullable Deletion deletion;

  /** What went wrong last and has not been overcome. */
  @Nullable Failure failure;

  /** Where the current or last change is, or was, voted on. */
  @Nullable String sessionArn;

  @Nullable Instant updated;

  /** Status and codes that a test wants to be seen, whatever the truth is. */
  @Nullable Forced forced;

  /** A deletion that waits for votes. */
  record Deletion(String sessionArn, @Nullable Integer windowDays) {}

  /** What is shown instead of the true status. */
  record Forced(String status, @Nullable String code, @Nullable String message) {}

  Team(
      String arn,
      String account,
      String name,
      Instant created,
      List<String> policies,
      Version version,
      Phase phase) {
    this.arn = arn;
    this.account = account;
    this.name = name;
    this.created = created;
    this.policies = List.copyOf(policies);
    this.version = version;
    this.phase = phase;
  }

  boolean isActive() {
    return phase instanceof Phase.Active;
  }

  boolean isInactive() {
    return phase instanceof Phase.Inactive;
  }

  boolean hasOpenDraft() {
    return draft != null && draft.isOpen();
  }
}
