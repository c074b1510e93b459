package dev.mpaoperator.simulator;

import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.simulator.world.Pace;
import dev.mpaoperator.simulator.world.SimulatedClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * How a simulator is set up.
 *
 * @param address where it listens; port 0 takes a free one
 * @param pace how long the service takes for what it does by itself
 */
public record SimulatorOptions(
    InetSocketAddress address, SimulatedClock clock, Modes modes, Pace pace) {

  /**
   * A free port on the loopback interface, a running clock, likely behaviour, a tenth of a second.
   */
  public static SimulatorOptions defaults() {
    return new SimulatorOptions(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        SimulatedClock.ticking(),
        Modes.DEFAULTS,
        new Pace(Duration.ofMillis(100), Duration.ofMillis(100)));
  }

  /** Listens there. */
  public SimulatorOptions withAddress(InetSocketAddress other) {
    return new SimulatorOptions(other, clock, modes, pace);
  }

  /** Goes by this clock. */
  public SimulatorOptions withClock(SimulatedClock other) {
    return new SimulatorOptions(address, other, modes, pace);
  }

  /** Behaves like this where nobody knows how the service does. */
  public SimulatorOptions withModes(Modes other) {
    return new SimulatorOptions(address, clock, other, pace);
  }

  /** Validation of teams and work on identity sources take this long. */
  public SimulatorOptions withPace(Duration validation, Duration identitySource) {
    return new SimulatorOptions(address, clock, modes, new Pace(validation, identitySource));
  }
}
