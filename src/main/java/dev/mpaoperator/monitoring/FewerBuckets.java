package dev.mpaoperator.monitoring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.util.Arrays;

/**
 * Histograms of the framework, with these bounds: its own have some seventy buckets for each kind.
 */
final class FewerBuckets implements MeterFilter {
  private static final double NANOS = 1e9;

  private final String prefix;
  private final double[] bounds;

  /** Bounds in seconds, for timers whose names begin so. */
  FewerBuckets(String prefix, double... seconds) {
    this.prefix = prefix;
    bounds = Arrays.stream(seconds).map(s -> s * NANOS).toArray();
  }

  @Override
  public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
    return id.getName().startsWith(prefix)
        ? DistributionStatisticConfig.builder()
            .percentilesHistogram(false)
            .serviceLevelObjectives(bounds)
            .build()
            .merge(config)
        : config;
  }
}
