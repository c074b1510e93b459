package dev.mpaoperator.cluster;

import io.fabric8.kubeapitest.binary.OSInfo;

/** This machine's operating system and processor, as folder names spell them. */
final class Platform {
  /** The end of a folder's name: {@code -linux-amd64}. */
  static final String SUFFIX = suffix();

  private Platform() {}

  private static String suffix() {
    OSInfo machine = new OSInfo();
    return "-" + machine.getOSName() + "-" + machine.getOSArch();
  }
}
