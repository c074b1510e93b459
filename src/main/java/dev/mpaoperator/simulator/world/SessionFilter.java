package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.SessionAnswers.SessionRow;
import dev.mpaoperator.simulator.shape.TeamRequests.Filter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The filters of ListSessions. Which operators go with which field: API, Filter. How two times of
 * BETWEEN are written is inferred: with a comma.
 */
final class SessionFilter {
  private static final Set<String> TEXT = Set.of("EQ", "NE", "CONTAINS", "NOT_CONTAINS");
  private static final Set<String> STATUS = Set.of("EQ", "NE");
  private static final Set<String> TIME = Set.of("GT", "LT", "GTE", "LTE", "BETWEEN");

  private SessionFilter() {}

  /** Rows that pass every filter. */
  static Predicate<SessionRow> all(List<Filter> filters) {
    return filters.stream().map(SessionFilter::one).reduce(_ -> true, Predicate::and);
  }

  private static Predicate<SessionRow> one(Filter filter) {
    String field = filter.fieldName();
    String operator = filter.operator();
    String value = filter.value();
    if (field == null || operator == null || value == null) {
      throw ServiceException.validation("A filter needs FieldName, Operator and Value.");
    }
    return switch (field) {
      case "ActionName" -> text(allowed(field, operator, TEXT), value, SessionRow::actionName);
      case "SessionStatus" -> text(allowed(field, operator, STATUS), value, SessionRow::status);
      case "InitiationTime" -> time(allowed(field, operator, TIME), value);
      default -> throw ServiceException.validation("Filtering by " + field + " is not supported.");
    };
  }

  private static String allowed(String field, String operator, Set<String> operators) {
    if (!operators.contains(operator)) {
      throw ServiceException.validation(
          "Operator " + operator + " is not supported for " + field + ".");
    }
    return operator;
  }

  private static Predicate<SessionRow> text(
      String operator, String value, Function<SessionRow, @Nullable String> member) {
    Predicate<SessionRow> equal = row -> value.equals(member.apply(row));
    Predicate<SessionRow> contained =
        row -> Objects.requireNonNullElse(member.apply(row), "").contains(value);
    return switch (operator) {
      case "EQ" -> equal;
      case "NE" -> equal.negate();
      case "CONTAINS" -> contained;
      default -> contained.negate();
    };
  }

  private static Predicate<SessionRow> time(String operator, String value) {
    List<Instant> times =
        List.of(value.split(",", 2)).stream().map(SessionFilter::instant).toList();
    if ((times.size() == 2) != operator.equals("BETWEEN")) {
      throw ServiceException.validation("BETWEEN needs two times, every other operator one.");
    }
    Instant first = times.getFirst();
    Instant last = times.getLast();
    return switch (operator) {
      case "GT" -> row -> row.initiationTime().isAfter(first);
      case "GTE" -> row -> !row.initiationTime().isBefore(first);
      case "LT" -> row -> row.initiationTime().isBefore(first);
      case "LTE" -> row -> !row.initiationTime().isAfter(first);
      default ->
          row -> !row.initiationTime().isBefore(first) && !row.initiationTime().isAfter(last);
    };
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw ServiceException.validation("Not an ISO-8601 time: " + text);
    }
  }
}
