package dev.mpaoperator.aws;

import dev.mpaoperator.failure.CloudFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Asks whose the operator's own credentials are, and what time it is at AWS. */
public final class CallerProbe {
  private static final String OPERATION = "sts:GetCallerIdentity";

  /** A refusal because of the time says what AWS's is: "... (20261123T140000Z - 5 min.)". */
  private static final Pattern AWS_TIME = Pattern.compile("\\((\\d{8}T\\d{6}Z) [-+] \\d+ min");

  private static final DateTimeFormatter SIGNED =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final AccountClients clients;

  /**
   * What was learned.
   *
   * @param provider where the credentials come from, {@code null} if there are none
   * @param account whose they are, {@code null} if AWS did not say
   * @param arn the role or user, {@code null} if AWS did not say
   * @param awsTime the time at AWS, {@code null} if there was no answer
   * @param failure why AWS did not say, {@code null} if it did
   */
  public record Caller(
      @Nullable String provider,
      @Nullable String account,
      @Nullable String arn,
      @Nullable Instant awsTime,
      @Nullable CloudFailure failure) {}

  /** Uses the credentials and connections of these. */
  public CallerProbe(AccountClients clients) {
    this.clients = clients;
  }

  /** Asks, once. */
  public Caller ask() {
    String provider;
    try {
      provider = source(clients.own().resolveCredentials().providerName().orElse(""));
    } catch (SdkException e) {
      return new Caller(null, null, null, null, MpaFailures.failure(OPERATION, e));
    }
    try {
      var answer = clients.sts().getCallerIdentity();
      return new Caller(
          provider, answer.account(), answer.arn(), date(answer.sdkHttpResponse()), null);
    } catch (AwsServiceException e) {
      return new Caller(provider, null, null, time(e), MpaFailures.failure(OPERATION, e));
    } catch (SdkException e) {
      return new Caller(provider, null, null, null, MpaFailures.failure(OPERATION, e));
    }
  }

  /** The SDK gives a short code, in the words of those who set it up; the innermost counts. */
  private static String source(String code) {
    return switch (code.replaceFirst(".*,", "")) {
      case "f" -> "system properties";
      case "g" -> "environment variables";
      case "h", "k", "q" -> "IRSA (web identity token)";
      case "i", "n", "o", "p", "v" -> "a profile";
      case "r", "s", "t", "u", "AC", "AD" -> "a profile with a login";
      case "z" -> "EKS Pod Identity (container credentials)";
      case "0" -> "the node's role (instance metadata)";
      default -> "the default chain";
    };
  }

  private static @Nullable Instant time(AwsServiceException e) {
    var details = e.awsErrorDetails();
    if (details == null) {
      return null;
    }
    var message = AWS_TIME.matcher(details.errorMessage() == null ? "" : details.errorMessage());
    return message.find()
        ? Instant.from(SIGNED.parse(message.group(1)))
        : date(details.sdkHttpResponse());
  }

  private static @Nullable Instant date(@Nullable SdkHttpResponse response) {
    try {
      return Optional.ofNullable(response)
          .flatMap(r -> r.firstMatchingHeader("Date"))
          .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
          .map(Instant::from)
          .orElse(null);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
