package dev.mpaoperator.gitops.states;

import dev.mpaoperator.stage.Stage;

/** A stretch of life in which resources come to states worth a picture. */
@FunctionalInterface
interface Scene {
  /**
   * Lets it happen.
   *
   * @param stage a new stage without an operator
   * @param album takes pictures by itself; states that it cannot tell apart are kept by name
   */
  void play(Stage stage, Album album) throws Exception;
}
