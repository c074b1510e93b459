package dev.mpaoperator.demo;

/** The story did not go as it should. */
final class Unexpected extends RuntimeException {
  private Unexpected(String message) {
    super(message);
  }

  static Unexpected because(String expected, String seen) {
    return new Unexpected("expected: " + expected + "\n     saw: " + seen.strip());
  }
}
