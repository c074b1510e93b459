package dev.mpaoperator.gitops;

import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.identitysource.plan.SourceReason;
import dev.mpaoperator.progress.Progress;

/**
 * What the tools are meant to make of a reason. The scripts and expressions that are shipped say it
 * once more in their own languages; tests hold them to this.
 *
 * @param argo the health that Argo CD shows
 * @param kstatus what kubectl's status library makes of it, and with it Helm 4 and Flux
 * @param relaxed the same by the relaxed profile for Flux
 */
record Verdict(Health argo, Status kstatus, Status relaxed) {
  /** The words of Argo CD. */
  enum Health {
    HEALTHY("Healthy"),
    PROGRESSING("Progressing"),
    SUSPENDED("Suspended"),
    DEGRADED("Degraded");

    private final String word;

    Health(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** The words of kstatus that matter here. */
  enum Status {
    CURRENT("Current"),
    IN_PROGRESS("InProgress"),
    FAILED("Failed");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** Of a team. */
  static Verdict of(Reason reason) {
    var health =
        switch (reason) {
          case SETTLING, IDENTITY_SOURCE_NOT_FOUND, IDENTITY_SOURCE_NOT_READY -> Health.PROGRESSING;
          case UNKNOWN_STATE -> Health.DEGRADED;
          case OBSERVE_ONLY, PAUSED -> Health.SUSPENDED;
          default -> health(reason.progress());
        };
    var people =
        reason.progress() == Progress.WAITING && health == Health.SUSPENDED; // it was asked for
    var relaxed = people || reason == Reason.OBSERVE_ONLY;
    var status = status(reason.progress());
    return new Verdict(health, status, relaxed ? Status.CURRENT : status);
  }

  /** Of an identity source. */
  static Verdict of(SourceReason reason) {
    var health =
        switch (reason) {
          case IN_USE -> Health.PROGRESSING;
          case UNKNOWN_STATE -> Health.DEGRADED;
          default -> health(reason.progress());
        };
    return new Verdict(health, status(reason.progress()), status(reason.progress()));
  }

  /** Of a session, by how it stands. */
  static Verdict of(SessionReason reason) {
    var health =
        switch (reason) {
          case FAILED, UNKNOWN_STATE, NOT_OWNED, NOT_MANAGED, TEAM_NOT_FOUND -> Health.DEGRADED;
          case CANCELLING, HELD_BACK, NOT_CANCELLABLE -> Health.SUSPENDED;
          default -> health(reason.progress());
        };
    return new Verdict(health, Status.CURRENT, Status.CURRENT);
  }

  private static Health health(Progress progress) {
    return switch (progress) {
      case DONE -> Health.HEALTHY;
      case WORKING, FAILING -> Health.PROGRESSING;
      case WAITING -> Health.SUSPENDED;
      case STUCK, BLOCKED -> Health.DEGRADED;
    };
  }

  private static Status status(Progress progress) {
    return switch (progress) {
      case DONE -> Status.CURRENT;
      case WORKING, WAITING, BLOCKED, FAILING -> Status.IN_PROGRESS;
      case STUCK -> Status.FAILED;
    };
  }
}
