package dev.mpaoperator.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.simulator.wire.Fault;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.wire.Faults;
import dev.mpaoperator.simulator.wire.Journal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The journal and the faults. */
final class WireControls {
  private final Journal journal;
  private final Faults faults;

  WireControls(Journal journal, Faults faults) {
    this.journal = journal;
    this.faults = faults;
  }

  /** A fault as the control API shows it. */
  private record FaultView(
      int id,
      @Nullable String operation,
      @Nullable String resource,
      @Nullable String account,
      int skip,
      int times,
      FaultRule.Phase phase,
      String kind,
      int hits) {
    static FaultView of(Fault fault) {
      FaultRule rule = fault.rule();
      String kind = rule.kind().getClass().getSimpleName().toUpperCase(Locale.ROOT);
      return new FaultView(
          fault.id(),
          rule.operation(),
          rule.resource(),
          rule.account(),
          rule.skip(),
          rule.times(),
          rule.phase(),
          kind,
          fault.hits());
    }
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "journal", (_, _) -> journal.all()),
        Route.of("GET", "journal/counts", (_, _) -> journal.counts()),
        Route.of("DELETE", "journal", (_, _) -> clearJournal()),
        Route.of("GET", "faults", (_, _) -> faults.all().stream().map(FaultView::of).toList()),
        Route.of("POST", "faults", (_, body) -> FaultView.of(faults.inject(rule(body)))),
        Route.of("DELETE", "faults", (_, _) -> clearFaults()),
        Route.of("POST", "faults/*/release", (id, _) -> release(id)));
  }

  private Object clearJournal() {
    journal.clear();
    return Map.of("cleared", true);
  }

  private Object clearFaults() {
    faults.clear();
    return Map.of("cleared", true);
  }

  private Object release(String id) {
    if (!id.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("a fault has a number, not '" + id + "'");
    }
    Fault fault = faults.get(Integer.parseInt(id));
    fault.release();
    return FaultView.of(fault);
  }

  private static FaultRule rule(JsonNode body) {
    FaultRule rule =
        ControlJson.optional(body, "operation").map(FaultRule::on).orElse(FaultRule.onAny());
    rule = ControlJson.optional(body, "resource").map(rule::about).orElse(rule);
    rule = ControlJson.optional(body, "account").map(rule::from).orElse(rule);
    rule = rule.skip(body.path("skip").asInt(0)).times(body.path("times").asInt(1));
    if (ControlJson.optional(body, "phase").orElse("BEFORE_EFFECT").equals("AFTER_EFFECT")) {
      rule = rule.afterEffect();
    }
    String kind = ControlJson.optional(body, "kind").orElse("FAILURE");
    return switch (kind) {
      case "FAILURE" ->
          rule.failing(
              ControlJson.optional(body, "type").orElse("InternalServerException"),
              body.path("status").asInt(500));
      case "RESET" -> rule.resetting();
      case "HANG" -> rule.hanging();
      case "DELAY" -> rule.delaying(WorldControls.duration(ControlJson.required(body, "duration")));
      default ->
          throw new IllegalArgumentException(
              "'kind' is FAILURE, RESET, HANG or DELAY, not '" + kind + "'");
    };
  }
}
