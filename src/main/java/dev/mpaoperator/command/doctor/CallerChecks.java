package dev.mpaoperator.command.doctor;

import dev.mpaoperator.aws.CallerProbe;
import dev.mpaoperator.aws.CallerProbe.Caller;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.operations.OperatorConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The operator's own credentials, the clock, and the Region. */
final class CallerChecks {
  /** AWS takes no older signatures (Signature Version 4). */
  private static final Duration TOO_MUCH = Duration.ofMinutes(5);

  private static final Duration NOTICEABLE = Duration.ofSeconds(30);
  private static final String HOME = "us-east-1";

  private final OperatorConfig config;
  private final Clock clock;

  CallerChecks(OperatorConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Looks; whether there are credentials that AWS takes. */
  boolean run(CallerProbe probe, Findings findings) {
    region(findings);
    var caller = probe.ask();
    var failure = caller.failure();
    clock(caller.awsTime(), findings);
    if (caller.provider() == null) {
      findings.fail(
          "aws/credentials",
          failure == null ? "there are none" : String.valueOf(failure.getMessage()),
          "give the operator's service account a role by EKS Pod Identity or IRSA (config/iam), or set"
              + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE");
      return false;
    }
    if (failure != null) {
      findings.fail(
          "aws/credentials",
          "from %s; %s".formatted(caller.provider(), failure.getMessage()),
          fix(failure, caller));
      return false;
    }
    findings.ok(
        "aws/credentials",
        "account %s, %s, from %s".formatted(caller.account(), caller.arn(), caller.provider()));
    return true;
  }

  private String fix(CloudFailure failure, Caller caller) {
    if (failure.kind() == CloudFailure.Kind.DENIED) {
      return "these credentials are not valid: replace them";
    }
    return caller.awsTime() == null
        ? "let the operator reach %s: a NetworkPolicy, a proxy or DNS may be in the way"
            .formatted(
                config.aws().stsEndpoint() == null
                    ? "sts." + config.aws().region() + ".amazonaws.com"
                    : config.aws().stsEndpoint())
        : "set the clock of this machine, if it is wrong; else try again";
  }

  private void clock(@Nullable Instant aws, Findings findings) {
    if (aws == null) {
      findings.skipped("aws/clock", "AWS did not answer");
      return;
    }
    var ahead = Duration.between(aws, clock.instant());
    var off = ahead.abs();
    if (off.compareTo(NOTICEABLE) < 0) {
      findings.ok("aws/clock", "as AWS's, to half a minute");
      return;
    }
    var message =
        "the clock of this machine is %s %s AWS's"
            .formatted(words(off), ahead.isNegative() ? "behind" : "ahead of");
    var fix = "set the clock of the node by NTP: `timedatectl status` shows it";
    if (off.compareTo(TOO_MUCH) < 0) {
      findings.warn("aws/clock", message, fix);
    } else {
      findings.fail("aws/clock", message + ": AWS takes no signatures of that time", fix);
    }
  }

  private static String words(Duration off) {
    return off.toMinutes() >= 1 ? off.toMinutes() + " min" : off.toSeconds() + " s";
  }

  private void region(Findings findings) {
    var aws = config.aws();
    var to = aws.endpoint() == null ? "" : ", endpoint " + aws.endpoint();
    if (HOME.equals(aws.region())) {
      findings.ok("aws/region", aws.region() + to);
    } else {
      findings.warn(
          "aws/region",
          "%s%s: Multi-party approval is known to be in %s only".formatted(aws.region(), to, HOME),
          "leave `aws.region` out, wherever the cluster is; the Region of IAM Identity Center stands in the IdentitySource");
    }
  }
}
