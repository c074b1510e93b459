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

  /** What runs its programs elsewhere, by the name that Debian gives it. */
  String emulator() {
    return this == ARM64 ? "qemu-aarch64-static" : "qemu-x86_64-static";
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
