package dev.mpaoperator.simulator;

import dev.mpaoperator.simulator.control.ControlEndpoint;
import dev.mpaoperator.simulator.iam.Roles;
import dev.mpaoperator.simulator.wire.Faults;
import dev.mpaoperator.simulator.wire.Journal;
import dev.mpaoperator.simulator.wire.SimulatorServer;
import dev.mpaoperator.simulator.world.Console;
import dev.mpaoperator.simulator.world.Directory;
import dev.mpaoperator.simulator.world.Mails;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.simulator.world.Observer;
import dev.mpaoperator.simulator.world.People;
import dev.mpaoperator.simulator.world.PolicyCatalogue;
import dev.mpaoperator.simulator.world.SimulatedClock;
import dev.mpaoperator.simulator.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/**
 * A running simulator: point an AWS client at {@link #endpoint()} and play the people, the time and
 * the trouble from here. Everything may be called from any thread.
 */
public final class Simulator implements AutoCloseable {
  /** The account of access keys that contain no account number. */
  public static final String DEFAULT_ACCOUNT = "111122223333";

  private final World world;
  private final SimulatorServer server;
  private final People people;
  private final Observer teams;
  private final Console console;

  private Simulator(World world, SimulatorServer server) {
    this.world = world;
    this.server = server;
    this.people = new People(world);
    this.teams = new Observer(world);
    this.console = new Console(world);
  }

  /** Starts with {@link SimulatorOptions#defaults()}. */
  public static Simulator start() {
    return start(SimulatorOptions.defaults());
  }

  /** Starts. */
  public static Simulator start(SimulatorOptions options) {
    World world = new World(options.clock(), options.pace(), options.modes());
    try {
      SimulatorServer server = new SimulatorServer(world, options.address());
      Simulator simulator = new Simulator(world, server);
      server.mount(
          ControlEndpoint.PREFIX, new ControlEndpoint(world, server.journal(), server.faults()));
      server.start();
      return simulator;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + options.address(), e);
    }
  }

  /** Where AWS clients find it. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** The time of the simulated world. */
  public SimulatedClock clock() {
    return world.clock();
  }

  /** What approvers do. */
  public People people() {
    return people;
  }

  /** The users who can be approvers. */
  public Directory directory() {
    return world.directory();
  }

  /** The true state of teams, sessions, tags and identity sources, for assertions. */
  public Observer teams() {
    return teams;
  }

  /** What happens behind the caller's back. */
  public Console console() {
    return console;
  }

  /** The mails that people got. */
  public Mails mails() {
    return world.mails();
  }

  /** The policies that can be attached. */
  public PolicyCatalogue policies() {
    return world.policies();
  }

  /** Every call so far. */
  public Journal journal() {
    return server.journal();
  }

  /** What is to go wrong. */
  public Faults faults() {
    return server.faults();
  }

  /** Roles, the sessions of roles, and what access keys may do. */
  public Roles roles() {
    return server.roles();
  }

  /**
   * From now on requests are refused whose signature is older or newer than {@code tolerance}, by
   * AWS's clock, which is {@code ahead} of that of this machine. The Date header of answers stays
   * that of this machine, so that clients cannot correct themselves by it.
   */
  public void refuseOldSignatures(Duration tolerance, Duration ahead) {
    server.refuseOldSignatures(tolerance, ahead);
  }

  /** The behaviour where nobody knows the true one. */
  public Modes modes() {
    return world.modes();
  }

  /** Changes the behaviour from now on. */
  public void setModes(Modes modes) {
    world.setModes(modes);
  }

  /** Stops; calls that hang are cut. */
  @Override
  public void close() {
    server.close();
  }
}
