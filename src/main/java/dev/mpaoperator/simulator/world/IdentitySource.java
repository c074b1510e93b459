package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.IdentitySources.IamIdentityCenter;
import dev.mpaoperator.simulator.shape.IdentitySources.Parameters;
import dev.mpaoperator.simulator.shape.IdentitySources.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The identity source of one account. */
record IdentitySource(
    String arn,
    String account,
    String instanceArn,
    String instanceRegion,
    Instant created,
    State state) {

  /** Its condition. The statuses are the API's; when which one shows is inferred. */
  sealed interface State {
    /** The portal application is being installed. */
    record Creating(Instant until) implements State {}

    /** In use. */
    record Active() implements State {}

    /** The portal application is being removed. */
    record Deleting(Instant until) implements State {}

    /** Out of order. */
    record Broken(String code, String message) implements State {}
  }

  IdentitySource in(State next) {
    return new IdentitySource(arn, account, instanceArn, instanceRegion, created, next);
  }

  /** The portal exists once the application is installed (User Guide, mpa-concepts). */
  private @Nullable String portalUrl() {
    return state instanceof State.Creating
        ? null
        : "https://" + account + ".mpa-portal.example.com/start";
  }

  Source answer() {
    State.Broken broken = state instanceof State.Broken b ? b : null;
    return new Source(
        "IAM_IDENTITY_CENTER",
        new Parameters(new IamIdentityCenter(instanceArn, instanceRegion, portalUrl())),
        arn,
        created,
        switch (state) {
          case State.Creating _ -> "CREATING";
          case State.Active _ -> "ACTIVE";
          case State.Deleting _ -> "DELETING";
          case State.Broken _ -> "ERROR";
        },
        broken == null ? null : broken.code(),
        broken == null ? null : broken.message());
  }
}
