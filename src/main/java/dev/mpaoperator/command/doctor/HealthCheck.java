package dev.mpaoperator.command.doctor;

import dev.mpaoperator.command.output.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether a running operator is well. */
final class HealthCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private HealthCheck() {}

  static void run(URI base, Findings findings) {
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (var path : new String[] {"livez", "readyz"}) {
        ask(http, base, path, findings);
      }
    }
  }

  private static void ask(HttpClient http, URI base, String path, Findings findings) {
    var uri = URI.create(base.toString().replaceFirst("/+$", "") + "/" + path);
    var check = "operator/" + path;
    try {
      var answer =
          http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (answer.statusCode() == OK) {
        findings.ok(check, uri + " answers 200");
      } else {
        findings.fail(
            check,
            "%s answers %d: %s"
                .formatted(uri, answer.statusCode(), answer.body().strip().replaceAll("\\s+", " ")),
            "see the operator's log: kubectl -n mpa-operator logs deploy/mpa-operator");
      }
    } catch (IOException e) {
      findings.fail(
          check,
          "%s: %s".formatted(uri, Trouble.rootCause(e)),
          "is the operator running, and the URL that of its `http.port`? kubectl -n mpa-operator get pods");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      findings.skipped(check, "interrupted");
    }
  }
}
