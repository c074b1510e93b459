package dev.mpaoperator.simulator.iam;

import java.util.List;
import java.util.Locale;

/**
 * One line of a Condition element: an operator, a key, values of which one has to fit (IAM User
 * Guide, reference_policies_elements_condition_operators and
 * reference_policies_condition-single-vs-multi-valued-context-keys).
 */
record Condition(
    Operator operator, Quantifier quantifier, boolean ifExists, String key, List<Glob> values) {

  /** How one value of the request is compared; negated ones fit when none is equal. */
  enum Operator {
    STRINGEQUALS,
    STRINGNOTEQUALS,
    STRINGEQUALSIGNORECASE,
    STRINGLIKE,
    STRINGNOTLIKE,
    ARNEQUALS,
    ARNLIKE,
    ARNNOTLIKE,
    BOOL,
    NULL
  }

  /** How keys with many values are read. */
  enum Quantifier {
    NONE,
    FOR_ALL_VALUES,
    FOR_ANY_VALUE
  }

  /**
   * Reads an operator like {@code ForAllValues:StringLikeIfExists}.
   *
   * @throws IllegalArgumentException if the simulator does not know it
   */
  static Condition of(String operator, String key, List<Glob> values) {
    int colon = operator.indexOf(':');
    Quantifier quantifier =
        switch (colon < 0 ? "" : operator.substring(0, colon).toLowerCase(Locale.ROOT)) {
          case "" -> Quantifier.NONE;
          case "forallvalues" -> Quantifier.FOR_ALL_VALUES;
          case "foranyvalue" -> Quantifier.FOR_ANY_VALUE;
          default -> throw new IllegalArgumentException("unknown condition operator " + operator);
        };
    String name = operator.substring(colon + 1).toUpperCase(Locale.ROOT);
    boolean ifExists = name.endsWith("IFEXISTS");
    String plain = ifExists ? name.substring(0, name.length() - "IFEXISTS".length()) : name;
    try {
      return new Condition(Operator.valueOf(plain), quantifier, ifExists, key, values);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("unknown condition operator " + operator, e);
    }
  }

  boolean holds(Access access) {
    List<String> present = access.values(key);
    if (operator == Operator.NULL) {
      return values.stream().anyMatch(v -> v.text().equals(String.valueOf(present.isEmpty())));
    }
    if (present.isEmpty()) {
      return ifExists
          || quantifier == Quantifier.FOR_ALL_VALUES
          || (isNegated() && quantifier == Quantifier.NONE);
    }
    return quantifier == Quantifier.FOR_ALL_VALUES
        ? present.stream().allMatch(value -> fits(value, access))
        : present.stream().anyMatch(value -> fits(value, access));
  }

  private boolean isNegated() {
    return switch (operator) {
      case STRINGNOTEQUALS, STRINGNOTLIKE, ARNNOTLIKE -> true;
      case STRINGEQUALS, STRINGEQUALSIGNORECASE, STRINGLIKE, ARNEQUALS, ARNLIKE, BOOL, NULL ->
          false;
    };
  }

  private boolean fits(String value, Access access) {
    return isNegated() != values.stream().anyMatch(wanted -> fits(wanted, value, access));
  }

  private boolean fits(Glob wanted, String value, Access access) {
    return switch (operator) {
      case STRINGEQUALS, STRINGNOTEQUALS -> wanted.equalTo(value, access);
      case STRINGLIKE, STRINGNOTLIKE, ARNEQUALS, ARNLIKE, ARNNOTLIKE -> wanted.like(value, access);
      case STRINGEQUALSIGNORECASE, BOOL, NULL -> wanted.text().equalsIgnoreCase(value);
    };
  }
}
