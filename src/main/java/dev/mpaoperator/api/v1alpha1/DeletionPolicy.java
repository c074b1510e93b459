package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What deleting a resource means in AWS. */
public enum DeletionPolicy {
  /** Delete the AWS resource too, by the vote of its approvers where AWS asks for one. */
  @JsonProperty("Delete")
  DELETE,
  /** Leave the AWS resource as it is and let go of it at once. */
  @JsonProperty("Retain")
  RETAIN
}
