package dev.mpaoperator.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.simulator.world.Directory;
import dev.mpaoperator.simulator.world.People;
import dev.mpaoperator.simulator.world.Person;
import dev.mpaoperator.simulator.world.StandingOrder;
import dev.mpaoperator.simulator.world.World;
import java.util.List;
import java.util.Map;

/** What people do, and who they are. */
final class PeopleControls {
  private final Directory directory;
  private final People people;

  PeopleControls(World world) {
    this.directory = world.directory();
    this.people = new People(world);
  }

  /** What one can do with a mail. */
  private enum Answer {
    ACCEPT,
    DECLINE,
    APPROVE,
    REJECT
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "people", (_, _) -> directory.all()),
        Route.of("POST", "people", (_, body) -> add(body)),
        Route.of("POST", "people/*", this::change),
        Route.of("DELETE", "people/*", (person, _) -> remove(person)),
        Route.of("POST", "answers", (_, body) -> answer(body)),
        Route.of("POST", "orders", (_, body) -> order(body)));
  }

  private Object add(JsonNode body) {
    String userName = ControlJson.required(body, "userName");
    return changed(directory.add(userName), body);
  }

  private Object change(String person, JsonNode body) {
    return changed(directory.get(person), body);
  }

  /** With what the body says otherwise. */
  private Person changed(Person person, JsonNode body) {
    return directory.add(
        new Person(
            ControlJson.optional(body, "userName").orElse(person.userName()),
            person.displayName(),
            ControlJson.optional(body, "email").orElse(person.email()),
            person.id(),
            body.path("disabled").asBoolean(person.disabled())));
  }

  private Object remove(String person) {
    directory.remove(person);
    return Map.of("removed", person);
  }

  private Object answer(JsonNode body) {
    String team = ControlJson.required(body, "team");
    Answer answer = ControlJson.word(body, "answer", Answer.class);
    if (body.path("all").asBoolean()) {
      switch (answer) {
        case ACCEPT -> people.acceptAll(team);
        case DECLINE -> people.declineAll(team);
        case APPROVE -> people.approveAll(team);
        case REJECT -> people.rejectAll(team);
      }
      return Map.of("team", team, "answer", answer);
    }
    String[] who = ControlJson.texts(body, "people").toArray(String[]::new);
    if (who.length == 0) {
      throw new IllegalArgumentException("say who: 'people' names them, or 'all' is true");
    }
    switch (answer) {
      case ACCEPT -> people.accept(team, who);
      case DECLINE -> people.decline(team, who);
      case APPROVE -> people.approve(team, who);
      case REJECT -> people.reject(team, who);
    }
    return Map.of("team", team, "answer", answer, "people", List.of(who));
  }

  private Object order(JsonNode body) {
    StandingOrder order = ControlJson.word(body, "order", StandingOrder.class);
    List<String> who = ControlJson.texts(body, "people");
    if (who.isEmpty()) {
      people.orderAll(order);
    } else {
      who.forEach(person -> people.order(person, order));
    }
    return Map.of("order", order, "people", who.isEmpty() ? "all" : who);
  }
}
