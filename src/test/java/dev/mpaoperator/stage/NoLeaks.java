package dev.mpaoperator.stage;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After every test, of any class: nothing that people wrote got into a log, event or metric. */
public final class NoLeaks implements AfterEachCallback, AfterAllCallback {
  @Override
  public void afterEach(ExtensionContext context) {
    check(Leaks.taken());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    check(Leaks.taken());
  }

  private static void check(List<String> leaks) {
    if (!leaks.isEmpty()) {
      throw new AssertionError(
          "what people wrote got out (dev.mpaoperator.stage.Canary):\n" + String.join("\n", leaks));
    }
  }
}
