package dev.mpaoperator.simulator.iam;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role: who may assume it, and what it may do then. Everything can be changed at any time. */
public final class Role {
  private final String arn;
  private Duration longest;
  private @Nullable String externalId;
  private @Nullable Policy trust;
  private boolean taggable = true;
  private @Nullable List<Policy> permissions;

  Role(String arn, Duration longest) {
    this.arn = arn;
    this.longest = longest;
  }

  /** Only who names this external id may assume it. */
  public synchronized Role externalId(String id) {
    this.externalId = id;
    return this;
  }

  /** The trust policy: who may assume it and tag the session. Without one, everybody may. */
  public synchronized Role trustPolicy(String document) {
    this.trust = Policy.parse(document);
    return this;
  }

  /** Nobody may tag its sessions. */
  public synchronized Role withoutTags() {
    this.taggable = false;
    return this;
  }

  /** Its identity policies; without any it may do everything. */
  public synchronized Role permissions(List<String> documents) {
    this.permissions = documents.stream().map(Policy::parse).toList();
    return this;
  }

  /** The longest session, one hour if nothing is said (IAM User Guide, id_roles_update). */
  public synchronized Role maxSessionDuration(Duration duration) {
    this.longest = duration;
    return this;
  }

  String arn() {
    return arn;
  }

  synchronized Duration longest() {
    return longest;
  }

  synchronized @Nullable List<Policy> policies() {
    return permissions;
  }

  /** Whether it trusts this caller with this right: sts:AssumeRole or sts:TagSession. */
  synchronized boolean trusts(Principal caller, Access access) {
    if (externalId != null && !access.values("sts:ExternalId").contains(externalId)) {
      return false;
    }
    if (!taggable && access.action().equals("sts:TagSession")) {
      return false;
    }
    Access known = caller.known(access);
    return trust == null || (!trust.says(false, caller, known) && trust.says(true, caller, known));
  }
}
