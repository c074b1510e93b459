package dev.mpaoperator.command.doctor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found so far. */
final class Findings {
  private final List<Check> checks = new ArrayList<>();
  private final @Nullable String subject;

  Findings() {
    subject = null;
  }

  private Findings(String subject) {
    this.subject = subject;
  }

  /** Those about one of several. */
  static Findings about(String subject) {
    return new Findings(subject);
  }

  void ok(String check, String message) {
    add(Status.OK, check, message, null);
  }

  void warn(String check, String message, String fix) {
    add(Status.WARN, check, message, fix);
  }

  void fail(String check, String message, String fix) {
    add(Status.FAIL, check, message, fix);
  }

  void skipped(String check, String message) {
    add(Status.SKIPPED, check, message, null);
  }

  void add(Findings others) {
    checks.addAll(others.checks);
  }

  private void add(Status status, String check, String message, @Nullable String fix) {
    checks.add(new Check(status, check, subject, message, fix));
  }

  List<Check> all() {
    return List.copyOf(checks);
  }

  boolean failed() {
    return checks.stream().anyMatch(c -> c.status() == Status.FAIL);
  }
}
