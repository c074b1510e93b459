package dev.mpaoperator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs reconciliations in the order in which they came, but those of a person's change first: a new
 * resource does not wait behind a resync of thousands.
 *
 * <p>A watch tells of a change before its work is handed over, and the framework names the resource
 * in the logging context while it hands it over; {@link #noteChange} and {@link #execute} meet
 * there.
 */
public final class UrgentFirst extends ThreadPoolExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(UrgentFirst.class);
  private final Set<Key> changed = ConcurrentHashMap.newKeySet();
  private final AtomicLong order = new AtomicLong();

  private record Key(String kind, String namespace, String name) {
    static Key of(HasMetadata resource) {
      return new Key(
          resource.getKind(),
          Objects.requireNonNullElse(resource.getMetadata().getNamespace(), ""),
          resource.getMetadata().getName());
    }

    static Key beingHandedOver() {
      return new Key(
          Objects.requireNonNullElse(MDC.get("resource.kind"), ""),
          Objects.requireNonNullElse(MDC.get("resource.namespace"), "").replace("no namespace", ""),
          Objects.requireNonNullElse(MDC.get("resource.name"), ""));
    }
  }

  private record Task(Runnable work, boolean urgent, long order)
      implements Runnable, Comparable<Task> {
    /**
     * The framework can fail after the work itself, for example when it plans the next look at a
     * resource that a watch reports as gone in this moment. Nothing is lost then, and nobody above
     * would say it.
     */
    @Override
    public void run() {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.warn("the framework failed after a reconciliation: {}", e.toString());
      }
    }

    @Override
    public int compareTo(Task other) {
      return urgent == other.urgent
          ? Long.compare(order, other.order)
          : Boolean.compare(other.urgent, urgent);
    }
  }

  /** A pool of so many threads. */
  public UrgentFirst(int threads, ThreadFactory factory) {
    super(threads, threads, 1, TimeUnit.MINUTES, new PriorityBlockingQueue<>(), factory);
    allowCoreThreadTimeOut(true);
  }

  /** Remembers that a person changed this resource: its next reconciliation goes first. */
  public void noteChange(HasMetadata resource) {
    changed.add(Key.of(resource));
  }

  @Override
  public void execute(Runnable work) {
    super.execute(new Task(work, changed.remove(Key.beingHandedOver()), order.getAndIncrement()));
  }
}
