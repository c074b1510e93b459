package dev.mpaoperator.identitysource;

import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.identitysource.plan.SourceReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each reason says to a person. */
final class SourceMessages {
  private SourceMessages() {}

  /**
   * One or two sentences.
   *
   * @param reason why it is as it is
   * @param source the resource
   * @param snapshot what AWS shows, if it could be asked
   * @param others who else is concerned: the teams that use it, or the resource that claims the
   *     account
   */
  static String of(
      SourceReason reason,
      IdentitySource source,
      @Nullable SourceSnapshot snapshot,
      List<String> others) {
    return switch (reason) {
      case ACTIVE -> "teams can use it";
      case STARTING -> "the operator has seen this resource";
      case CREATING -> "AWS is creating the identity source";
      case DELETING -> "AWS is deleting the identity source";
      case DELETED -> "the identity source is gone from AWS";
      case RETAINED -> "the identity source stays in AWS as it is";
      case IN_USE ->
          "it cannot be deleted while teams stand on it: %s. Delete them first, or set `deletionPolicy: Retain` to keep it in AWS"
              .formatted(String.join(", ", others));
      case UNKNOWN_STATE ->
          "AWS shows a state that this version does not know (%s): nothing is done until it changes"
              .formatted(snapshot == null ? "nothing" : snapshot.status());
      case SOURCE_ERROR -> "AWS reports an error" + error(snapshot) + remedy(snapshot);
      case OTHER_SOURCE_EXISTS ->
          "an account has one identity source, and this one stands on %s in %s: delete that one, or create a resource for it"
              .formatted(
                  snapshot == null ? "another instance" : snapshot.parameters().instanceArn(),
                  snapshot == null ? "another Region" : snapshot.parameters().region());
      case ACCOUNT_CLAIMED ->
          "IdentitySource '%s' is older and manages this account's identity source: refer to that one and delete this"
              .formatted(String.join(", ", others));
      case INVALID_REQUEST ->
          "AWS did not accept the request: delete this resource and create a correct one";
      case WRONG_ACCOUNT,
          ACCESS_DENIED,
          QUOTA_EXCEEDED,
          CONFLICT,
          AWS_UNAVAILABLE,
          OPERATOR_ERROR ->
          reason.word();
    };
  }

  private static String error(@Nullable SourceSnapshot snapshot) {
    if (snapshot == null) {
      return "";
    }
    var code = snapshot.statusCode() == null ? "" : " " + snapshot.statusCode();
    return code + (snapshot.statusMessage() == null ? "" : ": " + snapshot.statusMessage());
  }

  private static String remedy(@Nullable SourceSnapshot snapshot) {
    return switch (snapshot == null ? null : snapshot.statusCode()) {
      case "ACCESS_DENIED" ->
          ". Give the operator's role the `sso` rights that creating an identity source needs";
      case "IDC_INSTANCE_NOT_FOUND" ->
          ". The IAM Identity Center instance is gone: teams that stand on it cannot work";
      case "IDC_INSTANCE_NOT_VALID" ->
          ". It must be an organization instance of IAM Identity Center, and its Region must be right";
      case null, default -> "";
    };
  }
}
