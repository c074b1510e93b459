package dev.mpaoperator.cluster;

/**
 * Somewhere an API server may come from.
 *
 * @param name what to call it in messages
 * @param look finds out whether it has one; may take minutes if it builds or downloads
 * @param remedy what a person can do to make this place work
 */
public record Place(String name, Look look, String remedy) {
  /** Finds out what a place has. */
  @FunctionalInterface
  public interface Look {
    /** The source, ready to start without further downloads or builds. */
    Source take() throws Unavailable;
  }
}
