package dev.mpaoperator.soak;

import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.api.v1alpha1.IdentitySourceStatus;
import dev.mpaoperator.stage.Specs;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Optional;

/** The IdentitySource that all teams refer to; it may be unready, or not be there. */
public final class Source {
  /** Its name. */
  public static final String NAME = "main";

  /** How it stands. */
  public enum State {
    READY,
    UNREADY,
    ABSENT
  }

  private final String arn;
  private State state = State.READY;

  Source(String arn) {
    this.arn = arn;
  }

  /** From now on it stands so. */
  public void set(State other) {
    state = other;
  }

  Optional<IdentitySource> resource() {
    if (state == State.ABSENT) {
      return Optional.empty();
    }
    var ready =
        new ConditionBuilder()
            .withType("Ready")
            .withStatus(state == State.READY ? "True" : "False")
            .build();
    var source = new IdentitySource();
    source.setMetadata(new ObjectMetaBuilder().withName(NAME).build());
    source.setSpec(Specs.source());
    source.setStatus(
        new IdentitySourceStatus(
            1L, List.of(ready), null, arn, null, null, null, null, null, null, null));
    return Optional.of(source);
  }
}
