package dev.mpaoperator.command.export;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.mpaoperator.account.AssumedRole;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Manifests as YAML, with comments for whoever commits them. */
final class ManifestText {
  private final @Nullable String namespace;
  private final Source source;

  /** Of teams in this namespace, {@code null} to leave that to kubectl, with this source. */
  ManifestText(@Nullable String namespace, Source source) {
    this.namespace = namespace;
    this.source = source;
  }

  String of(List<Existing> teams) {
    var documents = teams.stream().map(this::team).collect(Collectors.joining("---\n"));
    return source.exported() ? source() + (teams.isEmpty() ? "" : "---\n" + documents) : documents;
  }

  private String source() {
    return """
    # The identity source that the account has. It is used as it is.
    apiVersion: mpaoperator.dev/v1alpha1
    kind: IdentitySource
    metadata:
      name: %s
    spec:
      iamIdentityCenter:
        instanceArn: %s
        region: %s
      account:
        id: "%s"
    %s  # Namespaces whose teams may use it; add those that your teams are in.
      allowedNamespaces:
        - names: [%s]
      # Deleting this resource leaves the identity source in AWS.
      deletionPolicy: Retain
    """
        .formatted(
            quoted(source.name()),
            source.instanceArn(),
            source.region(),
            source.account(),
            role(source.role()),
            quoted(namespace == null ? "default" : namespace));
  }

  private static String role(@Nullable AssumedRole role) {
    if (role == null) {
      return """
          # It was read by the caller's own credentials. If the operator's are of another account, a role is needed:
          # assumeRole: {roleArn: ...}
      """;
    }
    return """
        assumeRole:
          roleArn: %s
          %s
          sessionName: %s
          durationSeconds: %d
    """
        .formatted(
            role.arn(),
            role.externalId() == null
                ? "# externalId: what the trust policy demands"
                : "externalId: " + quoted(role.externalId()),
            quoted(role.sessionName()),
            role.duration().toSeconds());
  }

  private String team(Existing t) {
    var text = new StringBuilder();
    if (!"ACTIVE".equals(t.status())) {
      text.append("# In AWS it is ").append(t.status()).append(", so it will not be Ready.\n");
    }
    if (t.owner() != null) {
      text.append("# ")
          .append(oneLine(t.owner().toString()))
          .append(" manages it. A resource of this namespace, name and cluster takes it back;\n")
          .append("# for any other, remove its tags mpaoperator.dev/* first.\n");
    }
    text.append("apiVersion: mpaoperator.dev/v1alpha1\nkind: ApprovalTeam\nmetadata:\n")
        .append("  name: ")
        .append(quoted(t.resource()))
        .append('\n');
    var in = namespace == null && t.owner() != null ? t.owner().namespace() : namespace;
    if (in != null) {
      text.append("  namespace: ").append(quoted(in)).append('\n');
    }
    text.append(
            "spec:\n  # Takes over the team that exists: only its tags are changed, nobody is asked.\n")
        .append("  adopt:\n    arn: ")
        .append(t.arn())
        .append('\n')
        .append("  name: ")
        .append(quoted(t.name()))
        .append('\n')
        .append("  description: ")
        .append(quoted(t.description()))
        .append('\n')
        .append("  identitySourceRef:\n    name: ")
        .append(quoted(source.name()))
        .append('\n')
        .append("  approvalStrategy:\n    mofN:\n      minApprovalsRequired: ")
        .append(t.minApprovalsRequired())
        .append("\n  approvers:\n");
    for (var person : t.people()) {
      text.append("    - name: ")
          .append(quoted(person.name()))
          .append('\n')
          .append("      identityId: ")
          .append(quoted(person.identityId()))
          .append(person.userName() == null ? "" : " # " + oneLine(person.userName()))
          .append('\n');
    }
    text.append("  policies:\n");
    t.policies().forEach(p -> text.append("    - arn: ").append(quoted(p)).append('\n'));
    if (!t.tags().isEmpty()) {
      text.append("  tags:\n");
      t.tags()
          .forEach((key, value) ->
              text.append("    ")
                  .append(quoted(key))
                  .append(": ")
                  .append(quoted(value))
                  .append('\n'));
    }
    return text.append("  deletion:\n")
        .append(
            "    # Deleting this resource leaves the team in AWS. Delete asks the team to approve its deletion.\n")
        .append("    policy: Retain\n")
        .toString();
  }

  /** A string of JSON is one of YAML, too. */
  private static String quoted(String text) {
    return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
  }
}
