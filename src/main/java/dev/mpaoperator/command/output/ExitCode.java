package dev.mpaoperator.command.output;

/** The exit codes that commands share. */
public final class ExitCode {
  /** It was done; warnings may have been printed. */
  public static final int OK = 0;

  /** It was tried and did not succeed, or something is not well. */
  public static final int FAILED = 1;

  /** The command line or the configuration must be corrected. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
