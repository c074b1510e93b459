package dev.mpaoperator.simulator.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The running simulator that a command talks to. */
final class Target {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      defaultValue = "${env:AWS_ENDPOINT_URL_MPA:-http://127.0.0.1:8090}",
      description =
          "the running simulator (default: AWS_ENDPOINT_URL_MPA, else http://127.0.0.1:8090)")
  URI endpoint = URI.create("http://127.0.0.1:8090");

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec spec;

  /** It said no, or nothing. */
  private static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }

  /** Calls the simulator and prints what comes of it; the exit code is 1 if it refuses. */
  int call(String method, String path, Map<String, Object> body, Consumer<JsonNode> print) {
    try {
      print.accept(send(method, path, body));
      return 0;
    } catch (Refused e) {
      Objects.requireNonNull(spec).commandLine().getErr().println("error: " + e.getMessage());
      return 1;
    }
  }

  /** Where to print. */
  PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  /** The command was written wrongly. */
  ParameterException wrongUsage(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private JsonNode send(String method, String path, Map<String, Object> body) {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(endpoint.resolve("/_simulator/" + path))
              .timeout(Duration.ofSeconds(30))
              .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode answer = JSON.readTree(response.body());
      if (response.statusCode() != 200) {
        throw new Refused(answer.path("error").asText("HTTP " + response.statusCode()));
      }
      return answer;
    } catch (JsonProcessingException e) {
      throw new Refused(endpoint + " is no simulator");
    } catch (IOException e) {
      throw new Refused("no simulator answers at " + endpoint + "; start one with `simulate`");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("interrupted");
    }
  }
}
