/**
 * What Prometheus sees: every metric is defined in {@code Metric}, counted by {@code Metrics}, and
 * read from the caches of resources by the gauges of a kind.
 */
@NullMarked
package dev.mpaoperator.monitoring;

import org.jspecify.annotations.NullMarked;
