package dev.mpaoperator.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.simulator.world.Console;
import dev.mpaoperator.simulator.world.PolicyCatalogue;
import dev.mpaoperator.simulator.world.World;
import java.util.List;
import java.util.Map;

/** What other administrators, other services and AWS itself do. */
final class ConsoleControls {
  private final Console console;
  private final PolicyCatalogue policies;

  ConsoleControls(World world) {
    this.console = new Console(world);
    this.policies = world.policies();
  }

  List<Route> routes() {
    return List.of(
        Route.of("POST", "console/force-status", (_, body) -> forceStatus(body)),
        Route.of("POST", "console/delete-team", (_, body) -> deleteTeam(body)),
        Route.of("POST", "console/change-team", (_, body) -> changeTeam(body)),
        Route.of("POST", "console/share", (_, body) -> share(body)),
        Route.of("POST", "console/identity-source", (_, body) -> identitySource(body)),
        Route.of("POST", "console/policy", (_, body) -> policy(body)),
        Route.of("POST", "console/deprecate-policy", (_, body) -> deprecatePolicy(body)));
  }

  private static String team(JsonNode body) {
    return ControlJson.required(body, "team");
  }

  /** Without a status the truth is shown again. */
  private Object forceStatus(JsonNode body) {
    ControlJson.optional(body, "status")
        .ifPresentOrElse(
            status ->
                console.forceStatus(
                    team(body), status, ControlJson.optional(body, "code").orElse(null)),
            () -> console.clearForcedStatus(team(body)));
    return Map.of("team", team(body));
  }

  private Object deleteTeam(JsonNode body) {
    console.deleteTeam(team(body));
    return Map.of("deleted", team(body));
  }

  private Object changeTeam(JsonNode body) {
    ControlJson.optional(body, "description")
        .ifPresent(text -> console.changeDescription(team(body), text));
    if (body.path("minApprovalsRequired").isInt()) {
      console.changeThreshold(team(body), body.path("minApprovalsRequired").intValue());
    }
    return Map.of("team", team(body));
  }

  private Object share(JsonNode body) {
    console.share(team(body), ControlJson.required(body, "account"));
    return Map.of("team", team(body));
  }

  private Object policy(JsonNode body) {
    String arn = ControlJson.required(body, "arn");
    int count = body.path("versions").asInt(1);
    int defaultVersion = body.path("defaultVersion").asInt(count);
    if (!arn.matches(PolicyCatalogue.ARN)) {
      throw new IllegalArgumentException(
          "'arn' is like " + PolicyCatalogue.BACKUP + ", not '" + arn + "'");
    }
    if (defaultVersion < 1 || defaultVersion > count) {
      throw new IllegalArgumentException("'defaultVersion' is from 1 to 'versions'");
    }
    policies.add(arn, count, defaultVersion);
    return Map.of("arn", arn, "versions", count, "defaultVersion", defaultVersion);
  }

  private Object deprecatePolicy(JsonNode body) {
    String versionArn = ControlJson.required(body, "versionArn");
    policies.deprecate(versionArn);
    return Map.of("deprecated", versionArn);
  }

  private Object identitySource(JsonNode body) {
    String account = ControlJson.required(body, "account");
    String state = ControlJson.required(body, "state");
    switch (state) {
      case "ACTIVE" -> console.installIdentitySource(account);
      case "ERROR" -> console.breakIdentitySource(account, ControlJson.required(body, "code"));
      default ->
          throw new IllegalArgumentException("'state' is ACTIVE or ERROR, not '" + state + "'");
    }
    return Map.of("account", account, "state", state);
  }
}
