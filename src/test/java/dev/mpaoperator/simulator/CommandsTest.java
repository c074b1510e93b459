package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.simulator.command.SimulateCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A person at the keyboard, talking to a running simulator through its control API. */
class CommandsTest {
  private final SimulatorFixture given = new SimulatorFixture();

  @AfterEach
  void stop() {
    given.close();
  }

  private record Result(int code, String out, String err) {}

  private Result run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--endpoint=" + given.simulator.endpoint());
    return runAt(all.toArray(String[]::new));
  }

  private static Result runAt(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new SimulateCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Result(code, out.toString(), err.toString());
  }

  @Test
  void aWholeLifeIsPlayedFromTheKeyboard() {
    String arn = given.invited("team");
    assertThat(run("accept", "team", "alice", "bob@example.com").code()).isZero();
    assertThat(run("accept", arn, "--all").code()).isZero();
    assertThat(given.status(arn)).isEqualTo("ACTIVE");

    given.mpa.updateApprovalTeam(r -> r.arn(arn).description("x"));
    assertThat(run("advance", "10s").out()).contains("2026-03-02T08:00:15Z");
    assertThat(run("approve", "team", "alice").code()).isZero();
    assertThat(run("reject", "team", "bob", "carol").code()).isZero();
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_FAILED_APPROVAL");

    assertThat(run("state").out())
        .contains("2026-03-02T08:00:15Z (frozen)", "ACTIVE  UPDATE_FAILED_APPROVAL  team  " + arn)
        .contains("  alice  ACCEPTED", "  proposed carol  ACCEPTED");
    assertThat(run("mails").out()).contains("INVITATION  alice  team", "VOTE_REQUEST  carol  team");
    assertThat(run("journal").out()).contains("UpdateApprovalTeam  200  " + arn);
  }

  @Test
  void invitationsAreDeclinedAndOrdersGiven() {
    String first = given.invited("first");
    assertThat(run("decline", "first", "bob").code()).isZero();
    assertThat(given.status(first)).isEqualTo("INACTIVE/FAILED_ACTIVATION");
    assertThat(run("order", "agrees").code()).isZero();
    assertThat(run("order", "accepts-then-rejects", "alice", "bob").code()).isZero();
    String second = given.invited("second");
    assertThat(given.status(second)).isEqualTo("ACTIVE");
    given.mpa.startActiveApprovalTeamDeletion(r -> r.arn(second));
    assertThat(given.status(second)).isEqualTo("ACTIVE/DELETE_FAILED_APPROVAL");
  }

  @Test
  void wrongNamesAreToldPlainly() {
    given.invited("team");
    assertThat(run("accept", "no-team", "--all"))
        .isEqualTo(new Result(1, "", "error: there is no team 'no-team'; there are [team]\n"));
    assertThat(run("accept", "team", "zoe").err()).contains("nobody is called 'zoe'", "alice");
    assertThat(run("accept", "team", "dave").err()).contains("dave holds no open invitation");
    assertThat(run("approve", "team", "--all").err()).contains("no vote is open for 'team'");
    assertThat(run("order", "dances").err()).contains("'order' is one of", "AGREES");
    assertThat(run("mode", "colour=red").err()).contains("no mode 'colour'", "secondUpdate");
    assertThat(run("mode", "staleReads=red").err()).contains("a duration like PT3S");
    assertThat(run("fault", "release", "7").err()).contains("no fault 7");
    assertThat(run("advance", "soon").err()).contains("no duration like 25h");
    assertThat(run("accept", "team").code()).as("nobody named").isEqualTo(2);
    assertThat(runAt("state", "--endpoint=http://127.0.0.1:1").err())
        .contains("no simulator answers at http://127.0.0.1:1");
  }

  @Test
  void durationsAreWrittenAsPeopleWriteThem() {
    for (String text : List.of("1d12h", "36h", "2160m", "PT36H", "129600000ms")) {
      var before = given.simulator.clock().instant();
      assertThat(run("advance", text).code()).as(text).isZero();
      assertThat(given.simulator.clock().instant()).as(text).isEqualTo(before.plusSeconds(129600));
    }
  }

  @Test
  void modesAreShownAndChanged() {
    assertThat(run("mode").out()).contains("secondUpdate=CONFLICT", "pageSize=20");
    assertThat(run("mode", "secondUpdate=REPLACES", "staleReads=PT3S", "pageSize=5").out())
        .contains("secondUpdate=REPLACES", "staleReads=PT3S", "pageSize=5");
    assertThat(given.simulator.modes().staleReads().lag()).hasSeconds(3);
  }

  @Test
  void faultsArePutInAndTakenOut() {
    assertThat(
            run(
                    "fault",
                    "add",
                    "--operation=GetApprovalTeam",
                    "--about=team",
                    "--times=2",
                    "--error=ThrottlingException:429")
                .out())
        .isEqualTo("1  FAILURE  BEFORE_EFFECT  GetApprovalTeam  team  hits 0\n");
    assertThat(run("fault", "add", "--reset", "--after").code()).isZero();
    assertThat(run("fault", "add", "--hang").code()).isZero();
    assertThat(run("fault", "add", "--delay=2s").code()).isZero();
    assertThat(run("fault").out().lines()).hasSize(4);
    assertThat(run("fault", "release", "3").code()).isZero();
    assertThat(given.simulator.faults().all().getFirst().rule().times()).isEqualTo(2);
    assertThat(run("fault", "clear").code()).isZero();
    assertThat(run("fault").out()).isEmpty();
  }

  @Test
  void anotherServiceAsksFromTheKeyboard() {
    String team = given.active("team");
    Result usual = run("console", "ask", "team");
    var session = given.mpa.getSession(r -> r.sessionArn(usual.out().strip()));
    assertThat(session.actionName()).isEqualTo("backup:RevokeRestoreAccessBackupVault");
    assertThat(session.requesterComment()).isEqualTo("please");
    assertThat(run("console", "cancel", "team").code()).isZero();

    Result other =
        run(
            "console",
            "ask",
            team,
            "--action=payment-cryptography:ImportKey",
            "--resource=arn:aws:payment-cryptography:eu-west-1:444455556666:key/k",
            "--service=payment-cryptography.amazonaws.com",
            "--requester=arn:aws:sts::444455556666:assumed-role/keys/zoe",
            "--account=444455556666",
            "--description=Import the root key",
            "--comment=",
            "--metadata=ticket=OPS-7",
            "--metadata=urgent=no",
            "--execution-fails");
    String arn = other.out().strip();
    var asked = given.mpa.getSession(r -> r.sessionArn(arn));
    assertThat(asked.actionName()).isEqualTo("payment-cryptography:ImportKey");
    assertThat(asked.requesterServicePrincipal()).isEqualTo("payment-cryptography.amazonaws.com");
    assertThat(asked.requesterPrincipalArn()).endsWith("assumed-role/keys/zoe");
    assertThat(asked.requesterAccountId()).isEqualTo("444455556666");
    assertThat(asked.protectedResourceArn()).endsWith(":key/k");
    assertThat(asked.description()).isEqualTo("Import the root key");
    assertThat(asked.requesterComment()).as("an empty value leaves it out").isNull();
    assertThat(asked.metadata()).containsEntry("ticket", "OPS-7").containsEntry("urgent", "no");
    assertThat(run("approve", arn, "--all").code()).isZero();
    assertThat(given.mpa.getSession(r -> r.sessionArn(arn)).executionStatusAsString())
        .isEqualTo("FAILED");

    run("console", "force-session", arn, "PONDERING", "WHY", "--execution=MAYBE");
    assertThat(given.mpa.getSession(r -> r.sessionArn(arn)).statusAsString())
        .isEqualTo("PONDERING");
    run("console", "force-session", arn);
    assertThat(given.mpa.getSession(r -> r.sessionArn(arn)).statusAsString()).isEqualTo("APPROVED");

    int mails = given.simulator.mails().all().size();
    assertThat(run("console", "ask", "team", "--quietly", "--times=5").out().lines()).hasSize(5);
    assertThat(given.simulator.mails().all()).hasSize(mails);
    assertThat(run("console", "ask", "team", "--times=0").err()).contains("1 or more");
    assertThat(run("console", "cancel", "team").err()).contains("several votes are open");
    assertThat(run("console", "force-session", arn + "0", "X").err()).contains("no session");
  }

  @Test
  void policiesComeAndGoFromTheKeyboard() {
    String arn = "arn:aws:mpa:::aws:policy/example.com/Some";
    assertThat(run("console", "policy", arn, "3", "2").out()).isEqualTo("default 2\n");
    assertThat(run("console", "deprecate-policy", arn + "/3").code()).isZero();
    assertThat(given.mpa.listPolicyVersions(r -> r.policyArn(arn)).policyVersions())
        .extracting(v -> v.versionId() + " " + v.statusAsString() + " " + v.isDefault())
        .containsExactly("1 DEPRECATED false", "2 ATTACHABLE true", "3 DEPRECATED false");
    assertThat(run("console", "policy", "Some").err()).contains("'arn' is like arn:aws:mpa");
    assertThat(run("console", "policy", arn, "1", "2").err()).contains("from 1 to 'versions'");
    assertThat(run("console", "deprecate-policy", arn + "/9").err()).contains("there is no " + arn);
  }

  @Test
  void theConsoleWorksFromTheKeyboard() {
    String arn = given.active("team");
    assertThat(run("console", "ask", "team").out()).startsWith("arn:aws:mpa:us-east-1");
    run("console", "force-status", "team", "ACTIVE", "NEW_CODE");
    assertThat(given.status(arn)).isEqualTo("ACTIVE/NEW_CODE");
    run("console", "force-status", "team");
    assertThat(given.status(arn)).isEqualTo("ACTIVE");
    run("console", "identity-source", "111122223333", "ACCESS_DENIED");
    assertThat(given.simulator.teams().identitySources().getFirst().status()).isEqualTo("ERROR");
    run("console", "identity-source", SimulatorFixture.OTHER_ACCOUNT);
    assertThat(given.simulator.teams().identitySources()).hasSize(2);
    assertThat(run("console", "share", "team", SimulatorFixture.OTHER_ACCOUNT).code()).isZero();
    assertThat(run("console", "delete", "team").code()).isZero();
    assertThat(given.simulator.teams().all()).isEmpty();
  }

  @Test
  void theServerRunsInTheForegroundUntilItIsStopped() throws Exception {
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(new SimulateCommand()).setOut(new PrintWriter(out, true));
    Thread server =
        Thread.ofPlatform()
            .start(() ->
                command.execute(
                    "--port=0",
                    "--mode=secondUpdate=REPLACES",
                    "--everybody=AGREES",
                    "--identity-source=111122223333"));
    Awaitility.await().until(() -> out.toString().contains("listening on http://127.0.0.1:"));
    String endpoint = out.toString().strip().replaceAll(".* ", "");
    assertThat(runAt("mode", "--endpoint=" + endpoint).out()).contains("secondUpdate=REPLACES");
    assertThat(runAt("state", "--endpoint=" + endpoint).out()).contains("ACTIVE  arn:aws:mpa");
    server.interrupt();
    server.join(10_000);
    assertThat(runAt("state", "--endpoint=" + endpoint).code()).isEqualTo(1);
  }

  @Test
  void aServerThatCannotStartSaysWhy() {
    String port = Integer.toString(given.simulator.endpoint().getPort());
    assertThat(runAt("--port=" + port).err()).contains("cannot listen on", port);
    assertThat(runAt("--mode=secondUpdate=MAYBE").code()).isEqualTo(2);
  }
}
