package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.Policies.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The policies that a team can be created with. The first one is the only one that AWS's documents
 * name; the second is made up, so that there are versions to choose from.
 */
public final class PolicyCatalogue {
  /** The policy that AWS Backup's guide names. */
  public static final String BACKUP =
      "arn:aws:mpa:::aws:policy/backup.amazonaws.com/CreateRestoreAccessVault";

  /** A made-up policy: version 1 is DEPRECATED, version 2 the default. */
  public static final String MADE_UP =
      "arn:aws:mpa:::aws:policy/simulator.mpaoperator.dev/ProtectedOperation";

  /** How ARNs of policies look, without a version (API, data types). */
  public static final String ARN = "arn:.{1,63}:mpa:::aws:policy/[a-zA-Z0-9_.-]+/[a-zA-Z0-9_.-]+";

  private static final String DEFAULT_VERSION = "$DEFAULT";
  private static final Instant EPOCH = Instant.parse("2025-06-17T00:00:00Z");

  private final World world;
  private final Map<String, List<Version>> versions = new LinkedHashMap<>();

  PolicyCatalogue(World world) {
    this.world = world;
    put(BACKUP, 1, 1);
    put(MADE_UP, 2, 2);
  }

  /**
   * Adds or replaces a policy with versions 1 to {@code count}; those before the default are
   * DEPRECATED.
   */
  public void add(String arn, int count, int defaultVersion) {
    world.run(_ -> put(arn, count, defaultVersion));
  }

  /** No team can be created with a version any more; those that have it keep it. */
  public void deprecate(String versionArn) {
    world.run(_ -> {
      Version old =
          version(versionArn)
              .orElseThrow(() -> new IllegalArgumentException("there is no " + versionArn));
      versions.computeIfPresent(
          old.policyArn(),
          (_, all) ->
              all.stream().map(v -> v.equals(old) ? v.withStatus("DEPRECATED") : v).toList());
    });
  }

  private void put(String arn, int count, int defaultVersion) {
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    versions.put(
        arn,
        IntStream.rangeClosed(1, count)
            .mapToObj(n ->
                new Version(
                    arn + "/" + n,
                    arn,
                    n,
                    "AWS_MANAGED",
                    n == defaultVersion,
                    name,
                    n < defaultVersion ? "DEPRECATED" : "ATTACHABLE",
                    EPOCH,
                    EPOCH,
                    document(name, n)))
            .toList());
  }

  private static String document(String name, int version) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\""
        + name
        + version
        + "\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},"
        + "\"Action\":[\"mpa:StartSession\",\"mpa:CancelSession\"],\"Resource\":\"*\"}]}";
  }

  Map<String, List<Version>> all() {
    return versions;
  }

  /** The version that a qualified ARN means. */
  Optional<Version> version(String qualifiedArn) {
    int slash = qualifiedArn.lastIndexOf('/');
    String wanted = qualifiedArn.substring(slash + 1);
    return versions.getOrDefault(qualifiedArn.substring(0, slash), List.of()).stream()
        .filter(v ->
            wanted.equals(DEFAULT_VERSION)
                ? v.isDefault()
                : wanted.equals(Integer.toString(v.versionId())))
        .findFirst();
  }

  /** Only existing, ATTACHABLE versions (API, PolicyStatus; the error is inferred). */
  void checkAttachable(String qualifiedArn) {
    boolean attachable =
        version(qualifiedArn).filter(v -> v.status().equals("ATTACHABLE")).isPresent();
    if (!attachable) {
      throw ServiceException.validation("Policy " + qualifiedArn + " cannot be attached.");
    }
  }

  String readBack(String qualifiedArn) {
    return world.modes.policyReadBack() == Modes.PolicyReadBack.AS_GIVEN
        ? qualifiedArn
        : version(qualifiedArn).map(Version::arn).orElse(qualifiedArn);
  }
}
