package dev.mpaoperator.cluster;

import java.nio.file.Path;
import java.util.Optional;

/** A running API server. */
interface Server {
  /** Full access, as a kubeconfig whose certificates stand in the text itself. */
  String kubeconfig();

  /** The kubectl that goes with it. */
  Optional<Path> kubectl();

  /** Ends it and everything that it started. */
  void stop();
}
