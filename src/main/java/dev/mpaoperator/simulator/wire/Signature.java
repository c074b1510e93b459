package dev.mpaoperator.simulator.wire;

import dev.mpaoperator.simulator.world.Caller;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who signed a request. The signature itself is not checked, since every secret key will do.
 *
 * <p>An access key that contains twelve digits in a row belongs to the account with that number;
 * every other one to {@link #DEFAULT_ACCOUNT}.
 */
record Signature(Caller caller, String region, String service) {
  /** The account of access keys that name none. */
  static final String DEFAULT_ACCOUNT = "111122223333";

  private static final Pattern HEADER =
      Pattern.compile(
          "AWS4-HMAC-SHA256 .*Credential=([^/,]+)/\\d{8}/([^/,]+)/([^/,]+)/aws4_request.*");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  static Optional<Signature> of(@Nullable String authorization) {
    if (authorization == null) {
      return Optional.empty();
    }
    Matcher header = HEADER.matcher(authorization);
    if (!header.matches()) {
      return Optional.empty();
    }
    String accessKey = header.group(1);
    Caller caller = new Caller(account(accessKey), accessKey);
    return Optional.of(new Signature(caller, header.group(2), header.group(3)));
  }

  /** Whether it was made for this service and region. */
  boolean isFor(String otherService, String otherRegion) {
    return service.equals(otherService) && region.equals(otherRegion);
  }

  /** The account that an access key belongs to. */
  static String account(String accessKey) {
    Matcher digits = ACCOUNT.matcher(accessKey);
    return digits.find() ? digits.group() : DEFAULT_ACCOUNT;
  }
}
