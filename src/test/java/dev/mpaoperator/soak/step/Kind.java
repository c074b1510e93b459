package dev.mpaoperator.soak.step;

import dev.mpaoperator.soak.Month;

/**
 * A kind of step.
 *
 * @param weight how often it is chosen, beside the others
 * @param step what happens
 */
record Kind(int weight, Step step) {

  /** What happens. */
  @FunctionalInterface
  interface Step {
    /** Plays it, tells the story, and returns true; or finds that it cannot happen now. */
    boolean play(Month month);
  }
}
