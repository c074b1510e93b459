package dev.mpaoperator.directory;

/**
 * How somebody names a person. It is looked for as it is written: no blank is cut off, no letter
 * changed.
 *
 * @param attribute which attribute of the person it is
 * @param value its value; not to be shown
 */
public record Selector(Attribute attribute, String value) {

  /** What a person can be named by. */
  public enum Attribute {
    /** The name to sign in with. */
    USER_NAME("user name"),
    /** An e-mail address. */
    EMAIL("e-mail address");

    private final String word;

    Attribute(String word) {
      this.word = word;
    }

    /** What people call it. */
    public String word() {
      return word;
    }
  }

  /** By the user name. */
  public static Selector userName(String value) {
    return new Selector(Attribute.USER_NAME, value);
  }

  /** By an e-mail address. */
  public static Selector email(String value) {
    return new Selector(Attribute.EMAIL, value);
  }

  /** Without what is not to be shown. */
  @Override
  public String toString() {
    return "Selector[" + attribute + "]";
  }
}
