package dev.mpaoperator;

/** The program. */
public final class Main {
  private Main() {}

  /** Starts the program. */
  public static void main(String[] args) {
    System.out.println("mpa-operator");
  }
}
