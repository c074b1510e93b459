package dev.mpaoperator.image;

import java.util.Locale;

/** Of a processor, as images call it. */
enum Architecture {
  /** 64-bit x86. */
  AMD64,
  /** 64-bit Arm. */
  ARM64;

  static Architecture ofThisMachine() {
    return System.getProperty("os.arch").equals("aarch64") ? ARM64 : AMD64;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
