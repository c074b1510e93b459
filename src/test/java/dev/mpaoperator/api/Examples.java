package dev.mpaoperator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One valid document of each kind, and small changes to it. */
enum Examples {
  TEAM(
      """
      apiVersion: mpaoperator.dev/v1alpha1
      kind: ApprovalTeam
      metadata: {name: vault, labels: {example: crd}}
      spec:
        name: vault-approvers
        description: Approves the release of the backup vault
        approvalStrategy: {mofN: {minApprovalsRequired: 2}}
        identitySourceRef: {name: corp}
        approvers:
          - {name: alice, identityId: 11111111-aaaa}
          - {name: bob, identityId: 22222222-bbbb}
          - {name: carol, identityId: 33333333-cccc}
        policies:
          - arn: arn:aws:mpa:::aws:policy/backup.amazonaws.com/CreateRestoreAccessVault/$DEFAULT
          - arn: arn:aws:mpa:::aws:policy/backup.amazonaws.com/Other/1
      """),
  IDENTITY_SOURCE(
      """
      apiVersion: mpaoperator.dev/v1alpha1
      kind: IdentitySource
      metadata: {name: corp, labels: {example: crd}}
      spec:
        iamIdentityCenter:
          instanceArn: arn:aws:sso:::instance/ssoins-1234567890abcdef
          region: eu-central-1
      """),
  APPROVAL_SESSION(
      """
      apiVersion: mpaoperator.dev/v1alpha1
      kind: ApprovalSession
      metadata: {name: vault-0123456789ab, labels: {example: crd}}
      spec:
        sessionArn: arn:aws:mpa:us-east-1:111122223333:session/vault-1/2
        approvalTeamRef: {name: vault}
        cancel: true
      """);

  private static final YAMLMapper YAML = new YAMLMapper();

  private final String text;

  Examples(String text) {
    this.text = text;
  }

  /** The valid document. */
  GenericKubernetesResource valid() {
    return with("{}");
  }

  /**
   * The valid document, changed.
   *
   * @param change YAML that is merged into it: {@code null} removes, lists are replaced whole
   */
  GenericKubernetesResource with(String change) {
    try {
      var document = (ObjectNode) YAML.readTree(text);
      merge(document, (ObjectNode) YAML.readTree(change));
      return Serialization.unmarshal(document.toString(), GenericKubernetesResource.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(change, e);
    }
  }

  /** Deletes what tests made of these and what other tests could meet: the cluster is shared. */
  static void deleteAll(KubernetesClient client) {
    client.resources(IdentitySource.class).withLabel("example", "crd").delete();
    client.resources(ApprovalTeam.class).inAnyNamespace().withLabel("example", "crd").delete();
    client.resources(ApprovalSession.class).inAnyNamespace().withLabel("example", "crd").delete();
  }

  private static void merge(ObjectNode into, ObjectNode change) {
    change
        .properties()
        .forEach(p -> {
          var old = into.get(p.getKey());
          if (p.getValue().isNull()) {
            into.remove(p.getKey());
          } else if (old instanceof ObjectNode inner && p.getValue() instanceof ObjectNode deeper) {
            merge(inner, deeper);
          } else {
            into.set(p.getKey(), p.getValue());
          }
        });
  }

  /** A list of that many different approvers. */
  static String people(int count) {
    return list(count, "{name: p%1$d, identityId: id-%1$d}");
  }

  /** Three approvers, of whom the last is written out. */
  static String peopleAnd(String last) {
    var all = new ArrayList<String>();
    all.add("{name: p1, identityId: id-1}");
    all.add("{name: p2, identityId: id-2}");
    all.add(last);
    return "[" + String.join(", ", all) + "]";
  }

  /** A list of that many different policies. */
  static String policies(int count) {
    return list(count, "{arn: 'arn:aws:mpa:::aws:policy/backup.amazonaws.com/Some/%d'}");
  }

  private static String list(int count, String item) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(item::formatted)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
