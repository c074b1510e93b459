package dev.mpaoperator.simulator.world;

import java.time.Duration;

/**
 * How long the service takes for what it does by itself, in simulated time. The real durations are
 * not documented.
 */
public record Pace(Duration validation, Duration identitySource) {}
