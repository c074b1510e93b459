package dev.mpaoperator.simulator.wire;

import dev.mpaoperator.simulator.world.SimulatedClock;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of STS that gives access to other accounts: AssumeRole, AssumeRoleWithWebIdentity and
 * GetCallerIdentity. The access key it gives out contains the role's account.
 */
final class TokenEndpoint {
  private static final Pattern ROLE = Pattern.compile("arn:[^:]+:iam::(\\d{12}):role/(.+)");

  private final Calls calls;

  TokenEndpoint(Calls calls) {
    this.calls = calls;
  }

  Optional<Reply> answer(Request request) throws InterruptedException {
    Map<String, String> form = RawUri.of(URI.create("/?" + request.body().strip())).query();
    String action = form.getOrDefault("Action", "Unknown");
    Signature signature = Signature.of(request.authorization()).orElse(null);
    String account = signature == null ? "-" : signature.caller().account();
    Calls.Call call = new Calls.Call(account, "sts:" + action, form.get("RoleArn"), false);
    if (signature == null && !action.equals("AssumeRoleWithWebIdentity")) {
      return calls.refuse(
          call,
          error("MissingAuthenticationToken", 403, "Request is missing Authentication Token"));
    }
    return calls.carryOut(
        call,
        TokenEndpoint::error,
        () ->
            switch (action) {
              case "AssumeRole", "AssumeRoleWithWebIdentity" -> assumeRole(action, form);
              case "GetCallerIdentity" -> callerIdentity(account);
              default -> error("InvalidAction", 400, "Could not find operation " + action);
            });
  }

  private static Reply assumeRole(String action, Map<String, String> form) {
    Matcher role = ROLE.matcher(form.getOrDefault("RoleArn", ""));
    if (!role.matches()) {
      return error("ValidationError", 400, "RoleArn is invalid");
    }
    String account = role.group(1);
    String suffix = UUID.randomUUID().toString().substring(0, 4).toUpperCase(Locale.ROOT);
    // Clients throw credentials away by their own clock, so this is real time, not simulated.
    Instant expiration =
        SimulatedClock.realTime().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    String session = form.getOrDefault("RoleSessionName", "session");
    return result(
        action,
        "<Credentials><AccessKeyId>ASIA%s%s</AccessKeyId>".formatted(account, suffix)
            + "<SecretAccessKey>simulated</SecretAccessKey><SessionToken>simulated</SessionToken>"
            + "<Expiration>%s</Expiration></Credentials>".formatted(expiration)
            + "<AssumedRoleUser><AssumedRoleId>AROASIMULATED:session</AssumedRoleId>"
            + "<Arn>arn:aws:sts::%s:assumed-role/%s/%s</Arn></AssumedRoleUser>"
                .formatted(account, xml(role.group(2)), xml(session)));
  }

  private static Reply callerIdentity(String account) {
    return result(
        "GetCallerIdentity",
        "<Arn>arn:aws:iam::%s:user/simulated</Arn><UserId>AIDASIMULATED</UserId>".formatted(account)
            + "<Account>%s</Account>".formatted(account));
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

  private static Reply error(String type, int status, String message) {
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
