package dev.mpaoperator.command.export;

import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpaoperator.account.AssumedRole;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.command.CommandRun;
import dev.mpaoperator.simulator.wire.JournalEntry;
import dev.mpaoperator.simulator.world.Mail.Kind;
import dev.mpaoperator.stage.Canary;
import dev.mpaoperator.stage.Rights;
import dev.mpaoperator.stage.Stage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What exists becomes manifests that change nothing but whose it is. */
class ExportCommandTest {
  private static final Duration HALF = Duration.ofMinutes(30);

  @TempDir private Path folder;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open("export");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private CommandRun export(String... arguments) {
    return CommandRun.in(
        stage.environment(),
        Stream.concat(
                Stream.of(
                    "export",
                    "--kubeconfig=" + stage.cluster().writeKubeconfig(folder.resolve("kube")),
                    "-n",
                    stage.namespace(),
                    "--identity-source",
                    stage.namespace()),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  @Test
  void whatWasExportedIsTakenOverAndNobodyIsAsked() {
    var arn = stage.teamMadeByHand("By.Hand_1");
    stage.sdk().tagResource(r -> r.resourceArn(arn).tags(Map.of("cost", "42: \"and more\"")));
    stage.stopOperator();
    stage.tampering().vanish(stage.source());
    stage.aws().journal().clear();

    var exported = export();
    assertThat(exported.code()).isZero();
    assertThat(exported.err()).isEmpty();
    assertThat(stage.aws().journal().mutations()).isEmpty();

    stage
        .client()
        .load(new ByteArrayInputStream(exported.out().getBytes(StandardCharsets.UTF_8)))
        .serverSideApply();
    stage.startOperator();
    var source = stage.await(stage.source(), isReady());
    var team =
        stage.await(
            stage
                .client()
                .resources(ApprovalTeam.class)
                .inNamespace(stage.namespace())
                .withName("by-hand-1")
                .get(),
            isReady());
    assertThat(team.getStatus().arn()).isEqualTo(arn);
    assertThat(source).isInstanceOf(IdentitySource.class);
    assertThat(stage.aws().journal().mutations())
        .extracting(JournalEntry::operation)
        .containsOnly("TagResource");
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).isEmpty();
  }

  @Test
  void thePageIsReadyToBeCommitted() {
    var arn = stage.teamMadeByHand("payments");
    assertThat(export("--team", "payments").out())
        .isEqualTo(
            """
            apiVersion: mpaoperator.dev/v1alpha1
            kind: ApprovalTeam
            metadata:
              name: "payments"
              namespace: "%s"
            spec:
              # Takes over the team that exists: only its tags are changed, nobody is asked.
              adopt:
                arn: %s
              name: "payments"
              description: "%s"
              identitySourceRef:
                name: "%s"
              approvalStrategy:
                mofN:
                  minApprovalsRequired: 2
              approvers:
                - name: "alice"
                  identityId: "906764a1b2-00000001-0000-4000-8000-000000000001" # alice
                - name: "bob"
                  identityId: "906764a1b2-00000002-0000-4000-8000-000000000002" # bob
                - name: "carol"
                  identityId: "906764a1b2-00000003-0000-4000-8000-000000000003" # carol
              policies:
                - arn: "arn:aws:mpa:::aws:policy/backup.amazonaws.com/CreateRestoreAccessVault/$DEFAULT"
              deletion:
                # Deleting this resource leaves the team in AWS. Delete asks the team to approve its deletion.
                policy: Retain
            """
                .formatted(stage.namespace(), arn, Canary.DESCRIPTION, stage.namespace()));
  }

  @Test
  void whatSomebodyManagesIsLeftOutAndSaid() {
    stage.activeTeam("managed");
    var exported = export();
    assertThat(exported.out()).doesNotContain("ApprovalTeam");
    assertThat(exported.err())
        .contains(
            "team managed is left out: ApprovalTeam %s/managed of cluster"
                .formatted(stage.namespace()));
    assertThat(export("--team", "no-such-team").code()).isOne();
    stage.teamMadeByHand("there");
    assertThat(export("--team", "there", "--team", "no-such-team").code()).isOne();
    assertThat(export("--team", "there").code()).isZero();
  }

  @Test
  void aLostClustersTeamsArePrintedWithWhoseTheyWere() throws IOException {
    var team = stage.activeTeam("managed");
    var exported = export("--managed");
    assertThat(exported.code()).isZero();
    assertThat(exported.err()).isEmpty();
    assertThat(exported.out())
        .startsWith("# ApprovalTeam %s/managed of cluster ".formatted(stage.namespace()));
    var manifest = new YAMLMapper().readTree(exported.out());
    assertThat(manifest.at("/spec/adopt/arn").asText()).isEqualTo(team.getStatus().arn());
    assertThat(manifest.at("/spec/tags").isMissingNode()).isTrue();
  }

  @Test
  void namesThatLookLikeNumbersStayNames() throws IOException {
    stage.teamMadeByHand("2024");
    var name = new YAMLMapper().readTree(export("--team", "2024").out()).at("/metadata/name");
    assertThat(name.isTextual()).isTrue();
    assertThat(name.asText()).isEqualTo("2024");
  }

  @Test
  void theRoleThatTheAccountWasReadByIsPrintedWhole() throws IOException {
    var role = new AssumedRole("arn:aws:iam::444455556666:role/mpa", "x: 1", "me", Map.of(), HALF);
    var account = account(role).at("/spec/account/assumeRole");
    assertThat(account.path("roleArn").asText()).isEqualTo(role.arn());
    assertThat(account.path("externalId").asText()).isEqualTo("x: 1");
    assertThat(account.path("sessionName").asText()).isEqualTo("me");
    assertThat(account.path("durationSeconds").asInt()).isEqualTo(1800);
    assertThat(text(new AssumedRole(role.arn(), null, "me", Map.of(), HALF)))
        .contains("      # externalId: what the trust policy demands\n");
    assertThat(text(null)).contains("# assumeRole: {roleArn: ...}");
    assertThat(account(null).at("/spec/allowedNamespaces/0/names/0").asText()).isEqualTo("n");
  }

  private static String text(@Nullable AssumedRole role) {
    return new ManifestText(
            "n", new Source("company", "444455556666", role, "arn:i", "us-east-1", true))
        .of(List.of());
  }

  private static JsonNode account(@Nullable AssumedRole role) throws IOException {
    return new YAMLMapper().readTree(text(role));
  }

  @Test
  void whereTheDirectoryMayNotBeReadPeopleHaveNoNames() {
    stage.teamMadeByHand("nameless");
    stage.aws().roles().permissions(Stage.ACCESS_KEY, Rights.without("people"));
    var exported = export();
    assertThat(exported.code()).isZero();
    assertThat(exported.out()).contains("name: \"approver\"", "name: \"approver-2\"");
    assertThat(exported.err()).contains("people are given by id alone");
  }

  @Test
  void programsReadJson() throws IOException {
    stage.teamMadeByHand("json");
    var list = new ObjectMapper().readTree(export("-o", "json").out());
    assertThat(list.path("kind").asText()).isEqualTo("List");
    assertThat(list.path("items")).hasSize(1);
    assertThat(list.at("/items/0/spec/deletion/policy").asText()).isEqualTo("Retain");
  }

  @Test
  void troubleIsASentenceAndAnExitCode() {
    var none = export();
    assertThat(none.code()).isOne();
    assertThat(none.err()).contains("no identity source").hasLineCount(1);

    stage.aws().roles().permissions(Stage.ACCESS_KEY, Rights.without("observe"));
    var denied = export();
    assertThat(denied.code()).isOne();
    assertThat(denied.err()).contains("mpa:ListIdentitySources").hasLineCount(1);
    assertThat(export("-o", "xml").code()).isEqualTo(2);
  }
}
