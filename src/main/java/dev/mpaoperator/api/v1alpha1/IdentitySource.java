package dev.mpaoperator.api.v1alpha1;

import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * Where approvers sign in: the one identity source of an AWS account, over an IAM Identity Center
 * instance.
 */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("mpaids")
@Categories("mpa")
public class IdentitySource extends CustomResource<IdentitySourceSpec, IdentitySourceStatus> {

  /** Required, so that the API server refuses an identity source without a spec. */
  @Required
  @Override
  public IdentitySourceSpec getSpec() {
    return super.getSpec();
  }
}
