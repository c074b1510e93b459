package dev.mpaoperator.cluster;

/**
 * Makes sure that an API server can be started, before a build runs tests that need one: what has
 * to be downloaded or built is, with visible progress.
 */
public final class Prepare {
  private Prepare() {}

  /** Says in one line what there is, or fails saying what to install. */
  public static void main(String[] arguments) {
    try {
      ServerSearch.ofThisMachine().find();
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
