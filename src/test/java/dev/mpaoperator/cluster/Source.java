package dev.mpaoperator.cluster;

import java.nio.file.Path;
import java.util.List;

/** An API server that can be started any number of times. */
public sealed interface Source permits LocalBinaries, K3sImage {
  /** What it is and where it comes from, for one line of output. */
  String description();

  /**
   * Starts one and waits until it answers.
   *
   * @param work a folder that this server may use for itself
   * @param flags further flags of kube-apiserver, each {@code --name=value}
   */
  Server start(Path work, List<String> flags);
}
