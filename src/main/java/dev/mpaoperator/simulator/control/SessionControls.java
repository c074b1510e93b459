package dev.mpaoperator.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.simulator.world.Console;
import dev.mpaoperator.simulator.world.SessionRequest;
import dev.mpaoperator.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What other services ask teams for, and how their sessions look. */
final class SessionControls {
  private static final String ACCOUNT = "111122223333";
  private static final String VAULT =
      "arn:aws:backup:us-east-1:111122223333:backup-vault:example-vault";

  private final Console console;

  SessionControls(World world) {
    this.console = new Console(world);
  }

  List<Route> routes() {
    return List.of(
        Route.of("POST", "console/open-session", (_, body) -> open(body)),
        Route.of("POST", "console/cancel-session", (_, body) -> cancel(body)),
        Route.of("POST", "console/force-session", (_, body) -> force(body)));
  }

  private static String session(JsonNode body) {
    return ControlJson.required(body, "session");
  }

  /** Answers with the last session's ARN, and with all if there are several. */
  private Object open(JsonNode body) {
    String team = ControlJson.required(body, "team");
    SessionRequest request = request(body);
    boolean quietly = body.path("quietly").asBoolean();
    List<String> arns =
        IntStream.range(0, body.path("times").asInt(1))
            .mapToObj(_ ->
                quietly
                    ? console.openSessionQuietly(team, request)
                    : console.openSession(team, request))
            .toList();
    if (arns.isEmpty()) {
      throw new IllegalArgumentException("'times' is 1 or more");
    }
    return Map.of("sessionArn", arns.getLast(), "sessionArns", arns);
  }

  /** What is not said is as AWS Backup would say it; what is null is left out. */
  private static SessionRequest request(JsonNode body) {
    String account = ControlJson.optional(body, "account").orElse(ACCOUNT);
    String resource = ControlJson.optional(body, "resource").orElse(VAULT);
    SessionRequest usual = SessionRequest.restoreAccessToVault(account, resource);
    SessionRequest.Builder request =
        usual
            .but()
            .id(text(body, "id", null))
            .action(text(body, "action", usual.actionName()))
            .resource(text(body, "resource", usual.protectedResourceArn()))
            .service(text(body, "service", usual.requesterServicePrincipal()))
            .requester(text(body, "requester", usual.requesterPrincipalArn()))
            .account(text(body, "account", usual.requesterAccountId()))
            .region(text(body, "region", usual.requesterRegion()))
            .description(text(body, "description", usual.description()))
            .comment(text(body, "comment", usual.requesterComment()))
            .metadata(metadata(body));
    return body.path("executionFails").asBoolean()
        ? request.executionFails().build()
        : request.build();
  }

  private static @Nullable String text(JsonNode body, String name, @Nullable String otherwise) {
    return body.path(name).isMissingNode() ? otherwise : body.path(name).textValue();
  }

  private static @Nullable Map<String, String> metadata(JsonNode body) {
    if (body.path("metadata").isNull()) {
      return null;
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    body.path("metadata")
        .properties()
        .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
    return metadata;
  }

  private Object cancel(JsonNode body) {
    console.cancelSession(session(body));
    return Map.of("cancelled", session(body));
  }

  /** Without a status the truth is shown again. */
  private Object force(JsonNode body) {
    ControlJson.optional(body, "status")
        .ifPresentOrElse(
            status ->
                console.forceSession(
                    session(body),
                    status,
                    ControlJson.optional(body, "code").orElse(null),
                    ControlJson.optional(body, "execution").orElse(null)),
            () -> console.clearForcedSession(session(body)));
    return Map.of("session", session(body));
  }
}
