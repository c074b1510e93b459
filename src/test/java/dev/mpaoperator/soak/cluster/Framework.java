package dev.mpaoperator.soak.cluster;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.Controller;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.controller.ControllerEventSource;
import java.util.function.Consumer;

/** What of the framework is a class and not an interface; one for all, and never started. */
final class Framework {
  private static final Controller<ApprovalTeam> CONTROLLER = controller();

  private Framework() {}

  /** Does nothing: the controller is there for its configuration. */
  @ControllerConfiguration(name = "month")
  static final class Idle implements Reconciler<ApprovalTeam> {
    @Override
    public UpdateControl<ApprovalTeam> reconcile(ApprovalTeam team, Context<ApprovalTeam> context) {
      return UpdateControl.noUpdate();
    }
  }

  private static Controller<ApprovalTeam> controller() {
    var nowhere = new ConfigBuilder().withMasterUrl("http://127.0.0.1:1").build();
    var client = new KubernetesClientBuilder().withConfig(nowhere).build();
    var operator = new Operator(o -> o.withKubernetesClient(client));
    return (Controller<ApprovalTeam>) operator.register(new Idle());
  }

  static io.javaoperatorsdk.operator.api.config.ControllerConfiguration<ApprovalTeam>
      configuration() {
    return CONTROLLER.getConfiguration();
  }

  /** The cache of one process, as far as a pass puts its own writes there. */
  static final class OwnWrites extends ControllerEventSource<ApprovalTeam> {
    private final Consumer<ApprovalTeam> cache;

    OwnWrites(Consumer<ApprovalTeam> cache) {
      super(CONTROLLER);
      this.cache = cache;
    }

    @Override
    public void handleRecentResourceUpdate(
        ResourceID id, ApprovalTeam written, ApprovalTeam previous) {
      cache.accept(written);
    }
  }
}
