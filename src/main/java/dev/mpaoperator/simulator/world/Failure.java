package dev.mpaoperator.simulator.world;

/** A failure that stays visible until something later succeeds (User Guide, troubleshooting). */
record Failure(String code, String message) {
  boolean ofUpdate() {
    return code.startsWith("UPDATE_");
  }
}
