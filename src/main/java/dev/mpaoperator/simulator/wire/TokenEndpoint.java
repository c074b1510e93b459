package dev.mpaoperator.simulator.wire;

import dev.mpaoperator.simulator.iam.AssumedRole;
import dev.mpaoperator.simulator.iam.Principal;
import dev.mpaoperator.simulator.iam.Roles;
import dev.mpaoperator.simulator.world.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of STS that gives access to other accounts: AssumeRole, AssumeRoleWithWebIdentity and
 * GetCallerIdentity. The access key it gives out contains the role's account.
 */
final class TokenEndpoint {
  /** A session that assumes a role gets no longer one (IAM User Guide, id_roles: role chaining). */
  private static final Duration LONGEST_OF_A_CHAIN = Duration.ofHours(1);

  private final Calls calls;
  private final Roles roles;

  TokenEndpoint(Calls calls, Roles roles) {
    this.calls = calls;
    this.roles = roles;
  }

  Optional<Reply> answer(Request request) throws InterruptedException {
    Map<String, String> form = request.form();
    String action = form.getOrDefault("Action", "Unknown");
    Signature signature = Signature.of(request.authorization()).orElse(null);
    String account = signature == null ? "-" : signature.caller().account();
    Calls.Call call = new Calls.Call(account, "sts:" + action, form.get("RoleArn"), false);
    if (action.equals("AssumeRoleWithWebIdentity")) {
      return calls.carryOut(call, TokenEndpoint::error, () -> assumeRole(action, form, null));
    }
    if (signature == null) {
      return calls.refuse(
          call,
          error("MissingAuthenticationToken", 403, "Request is missing Authentication Token"));
    }
    String accessKey = signature.caller().accessKey();
    return calls.carryOut(
        call,
        TokenEndpoint::error,
        () ->
            switch (action) {
              case "AssumeRole" -> assumeRole(action, form, accessKey);
              case "GetCallerIdentity" -> callerIdentity(roles.principal(account, accessKey));
              default -> error("InvalidAction", 400, "Could not find operation " + action);
            });
  }

  /**
   * AssumeRole.
   *
   * @param accessKey the caller's; none with a web identity
   */
  private Reply assumeRole(String action, Map<String, String> form, @Nullable String accessKey) {
    AssumeRoleInput input = AssumeRoleInput.of(form);
    Optional<String> fault = input.fault();
    if (fault.isPresent()) {
      return error("ValidationError", 400, fault.get());
    }
    Principal caller = accessKey == null ? null : principal(accessKey);
    String refusal = caller == null ? null : roles.refusal(caller, input.roleArn(), input.needed());
    if (refusal != null) {
      return error("AccessDenied", 403, refusal);
    }
    if (caller != null
        && caller.roleArn() != null
        && input.duration().compareTo(LONGEST_OF_A_CHAIN) > 0) {
      return error(
          "ValidationError",
          400,
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
              + " chaining.");
    }
    if (input.duration().compareTo(roles.longest(input.roleArn())) > 0) {
      return error(
          "ValidationError",
          400,
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    return result(action, issue(input, caller));
  }

  private Principal principal(String accessKey) {
    return roles.principal(Signature.account(accessKey), accessKey);
  }

  private String issue(AssumeRoleInput input, @Nullable Principal caller) {
    // Clients throw credentials away by their own clock, so this is real time, not simulated.
    Instant now = SimulatedClock.realTime().truncatedTo(ChronoUnit.SECONDS);
    AssumedRole session =
        roles.issue(
            input.roleArn(),
            input.account(),
            input.sessionName(),
            input.externalId(),
            input.tags(),
            input.duration(),
            now,
            caller == null ? null : caller.arn());
    return "<Credentials><AccessKeyId>%s</AccessKeyId>".formatted(session.accessKey())
        + "<SecretAccessKey>simulated</SecretAccessKey><SessionToken>simulated</SessionToken>"
        + "<Expiration>%s</Expiration></Credentials>".formatted(session.expires())
        + "<AssumedRoleUser><AssumedRoleId>AROASIMULATED:%s</AssumedRoleId>"
            .formatted(xml(session.sessionName()))
        + "<Arn>%s</Arn></AssumedRoleUser>".formatted(xml(session.arn()));
  }

  private static Reply callerIdentity(Principal caller) {
    return result(
        "GetCallerIdentity",
        "<Arn>%s</Arn><UserId>AIDASIMULATED</UserId><Account>%s</Account>"
            .formatted(xml(caller.arn()), caller.account()));
  }

  private static Reply result(String action, String content) {
    return Reply.xml(
        200,
        null,
        "<%1$sResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><%1$sResult>"
                .formatted(action)
            + content
            + "</%1$sResult><ResponseMetadata><RequestId>%2$s</RequestId></ResponseMetadata>"
                .formatted(action, UUID.randomUUID())
            + "</%sResponse>".formatted(action));
  }

  /** An error in the form of this service. */
  static Reply error(String type, int status, String message) {
    return Reply.xml(
        status,
        type,
        "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender"
            + "</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                .formatted(xml(type), xml(message)));
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
