package dev.mpaoperator.simulator.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is set to go wrong. The oldest matching fault counts. */
public final class Faults {
  private final List<Fault> faults = new ArrayList<>();
  private int last;

  Faults() {}

  /** Puts a fault in. */
  public synchronized Fault inject(FaultRule rule) {
    Fault fault = new Fault(++last, rule);
    faults.add(fault);
    return fault;
  }

  /** All faults that were put in, also those that are over. */
  public synchronized List<Fault> all() {
    return List.copyOf(faults);
  }

  /** The fault with this number. */
  public synchronized Fault get(int id) {
    return faults.stream()
        .filter(fault -> fault.id() == id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no fault " + id));
  }

  /** Takes all faults out and lets everything go on. */
  public synchronized void clear() {
    faults.forEach(Fault::release);
    faults.clear();
  }

  synchronized Optional<Fault> match(String account, String operation, @Nullable String resource) {
    return faults.stream().filter(fault -> fault.matches(account, operation, resource)).findFirst();
  }

  synchronized void stop() {
    faults.forEach(Fault::stop);
  }
}
