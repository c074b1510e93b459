package dev.mpaoperator.stage;

import java.util.List;
import java.util.Optional;

/**
 * What people write, planted where the text does not matter: if any of it turns up in a log, an
 * event or a metric of any test, what people write travels.
 */
public final class Canary {
  private static final String MARK = "canary7f3a";

  /** A description of a team. */
  public static final String DESCRIPTION = "guards the vaults " + MARK + "-description";

  /** The key of a tag. */
  public static final String TAG_KEY = MARK + "-key";

  /** The value of a tag. */
  public static final String TAG = MARK + "-tag";

  /** The description of a session. */
  public static final String SESSION = MARK + "-session";

  /** What a requester says. */
  public static final String COMMENT = MARK + "-comment";

  /** A value of the annotation that asks once more. */
  public static final String RETRY = MARK + "-retry";

  /** What a role's trust policy demands. */
  public static final String EXTERNAL_ID = MARK + "-external-id";

  /** One that it does not. */
  public static final String WRONG_EXTERNAL_ID = MARK + "-wrong-external-id";

  /** The value of a tag of an STS session. */
  public static final String SESSION_TAG = MARK + "-session-tag";

  /** All of it, and the addresses of the simulator's people. */
  private static final List<String> PLANTED = List.of(MARK, "@example.com");

  private Canary() {}

  /** The place in a text where something planted stands. */
  static Optional<String> in(String text) {
    return PLANTED.stream()
        .map(text::indexOf)
        .filter(at -> at >= 0)
        .findFirst()
        .map(at -> text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 80)));
  }
}
