package dev.mpaoperator.api.v1alpha1;

import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One approval session of a managed team: what is asked, by whom, and how the votes stand. The
 * operator makes it and keeps it as AWS shows the session.
 */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("mpasession")
@Categories("mpa")
public class ApprovalSession extends CustomResource<ApprovalSessionSpec, ApprovalSessionStatus>
    implements Namespaced {
  private static final int LONGEST_TEAM = 200;
  private static final int DIGITS = 12;

  /** Required, so that the API server refuses a session without a spec. */
  @Required
  @Override
  public ApprovalSessionSpec getSpec() {
    return super.getSpec();
  }

  /**
   * The name that the mirror of a session has, and no other resource: always the same for the same
   * session.
   *
   * @param team name of the ApprovalTeam resource
   * @param sessionArn the session
   */
  public static String nameOf(String team, String sessionArn) {
    var start = team.length() <= LONGEST_TEAM ? team : team.substring(0, LONGEST_TEAM);
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(sessionArn.getBytes(StandardCharsets.UTF_8));
      return start.replaceAll("[-.]+$", "")
          + "-"
          + HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
