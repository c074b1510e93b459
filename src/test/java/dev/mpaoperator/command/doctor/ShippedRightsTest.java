package dev.mpaoperator.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.cluster.ClusterRights;
import dev.mpaoperator.operations.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for is what is shipped: the rights of config/rbac, the files of config/iam. */
class ShippedRightsTest {
  private static List<String> lines(Map<String, String> environment) {
    return Right.of(ConfigLoader.load(null, environment), "mpa-operator").stream()
        .collect(
            Collectors.groupingBy(
                r ->
                    "%s  %s%s%s"
                        .formatted(
                            r.namespace() == null ? "*" : r.namespace(),
                            r.group().isEmpty() ? "" : r.group() + "/",
                            r.resource(),
                            r.name() == null ? "" : "[" + r.name() + "]"),
                LinkedHashMap::new,
                Collectors.mapping(Right::verb, Collectors.joining(","))))
        .entrySet()
        .stream()
        .map(e -> e.getKey() + "  " + e.getValue())
        .toList();
  }

  @Test
  void rightsAreThoseOfTheFiles() {
    assertThat(lines(Map.of())).containsExactlyInAnyOrderElementsOf(ClusterRights.CLUSTER.lines());
    assertThat(
            lines(
                Map.of(
                    "MPA_CONFIG_IDENTITY_SOURCES", "false",
                    "MPA_CONFIG_NAMESPACES", "payments",
                    "MPA_CONFIG_CLUSTER", "west",
                    "MPA_CONFIG_ACCOUNT_ID", "444455556666")))
        .containsExactlyInAnyOrderElementsOf(ClusterRights.NAMESPACED.lines());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mpa:ListApprovalTeams",
        "mpa:ListIdentitySources",
        "mpa:GetApprovalTeam",
        "mpa:ListTagsForResource",
        "mpa:ListSessions",
        "mpa:GetSession",
        "mpa:ListPolicies",
        "mpa:ListPolicyVersions",
        "mpa:GetPolicyVersion",
        "sso:DescribeInstance",
        "identitystore:GetUserId",
        "identitystore:DescribeUser",
        "sts:AssumeRole"
      })
  void theFileThatIsNamedGrantsTheAction(String action) throws IOException {
    assertThat(Files.readString(Path.of(Grant.file(action)))).contains("\"" + action + "\"");
  }
}
