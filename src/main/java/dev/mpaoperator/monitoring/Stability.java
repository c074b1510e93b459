package dev.mpaoperator.monitoring;

/** How far one can build on a metric. */
public enum Stability {
  /** Changes with a notice in the changelog, one minor version before. */
  STABLE,
  /** May change with any version. */
  BETA
}
