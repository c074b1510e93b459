package dev.mpaoperator.api.v1alpha1;

import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * One AWS Multi-party approval team: who approves, how many must, and which policies they guard.
 */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("mpateam")
@Categories("mpa")
public class ApprovalTeam extends CustomResource<ApprovalTeamSpec, ApprovalTeamStatus>
    implements Namespaced {

  /** Required, so that the API server refuses a team without a spec. */
  @Required
  @Override
  public ApprovalTeamSpec getSpec() {
    return super.getSpec();
  }
}
