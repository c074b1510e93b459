package dev.mpaoperator.chart;

import dev.mpaoperator.tools.Checkout;
import java.nio.file.Path;

/** Another value than the default for each value of the operator's chart. */
final class EveryValue {
  static final Path FILE =
      Checkout.root().resolve("src/test/resources/dev/mpaoperator/chart/every-value.yaml");

  private EveryValue() {}
}
