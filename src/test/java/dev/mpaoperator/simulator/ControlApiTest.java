package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The control API as a program sees it. */
class ControlApiTest {
  private final SimulatorFixture given = new SimulatorFixture();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    http.close();
    given.close();
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(given.simulator.endpoint() + "/_simulator/" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String ok(String method, String path, String body) throws Exception {
    var response = send(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  @Test
  void theStateIsTheTruth() throws Exception {
    String arn = given.voting("team");
    assertThat(ok("GET", "state", ""))
        .contains("\"now\":\"2026-03-02T08:00:10Z\"", "\"frozen\":true", "\"userName\":\"alice\"")
        .contains("\"arn\":\"" + arn + "\"", "\"statusCode\":\"UPDATE_PENDING_APPROVAL\"");
    assertThat(ok("GET", "teams/team", "")).contains("\"description\":\"Other\"");
    assertThat(ok("GET", "teams/" + arn.replace("/", "%2F") + "/sessions", ""))
        .contains("\"response\":\"NO_RESPONSE\"");
    assertThat(ok("GET", "mails", "")).contains("\"kind\":\"VOTE_REQUEST\"");
    assertThat(ok("GET", "journal", "")).contains("\"operation\":\"CreateApprovalTeam\"");
    assertThat(ok("GET", "journal/counts", "")).contains("\"UpdateApprovalTeam\":1");
    ok("DELETE", "journal", "");
    assertThat(ok("GET", "journal", "")).isEqualTo("[]\n");
  }

  @Test
  void theClockIsFrozenAndLetGo() throws Exception {
    assertThat(ok("POST", "clock", "{\"frozen\":false}")).contains("\"frozen\":false");
    assertThat(given.simulator.clock().isFrozen()).isFalse();
    assertThat(ok("POST", "clock", "{\"frozen\":true,\"advance\":\"P1D\"}"))
        .contains("\"frozen\":true", "2026-03-03T08:00");
    assertThat(send("POST", "clock", "{\"advance\":\"tomorrow\"}").statusCode()).isEqualTo(400);
    assertThat(send("POST", "clock", "{\"advance\":\"-PT1H\"}").body()).contains("forward only");
  }

  @Test
  void peopleJoinAnswerAndLeave() throws Exception {
    assertThat(ok("POST", "people", "{\"userName\":\"zoe\"}"))
        .contains("\"email\":\"zoe@example.com\"", "906764a1b2-00000013-");
    String arn = given.invited("team");
    ok("POST", "answers", "{\"team\":\"team\",\"answer\":\"ACCEPT\",\"people\":[\"alice\"]}");
    ok("POST", "answers", "{\"team\":\"team\",\"answer\":\"DECLINE\",\"all\":true}");
    assertThat(given.status(arn)).isEqualTo("INACTIVE/FAILED_ACTIVATION");
    assertThat(ok("POST", "people/zoe", "{\"email\":\"z@example.org\",\"disabled\":true}"))
        .contains("\"userName\":\"zoe\"", "z@example.org", "\"disabled\":true");
    ok("DELETE", "people/zoe", "");
    assertThat(ok("GET", "people", "")).doesNotContain("zoe");
  }

  @Test
  void mistakesAreAnsweredPlainly() throws Exception {
    assertThat(send("GET", "nothing", "").statusCode()).isEqualTo(404);
    assertThat(send("POST", "answers", "{").statusCode()).isEqualTo(400);
    assertThat(send("POST", "answers", "{\"answer\":\"ACCEPT\"}").body())
        .contains("'team' is missing");
    given.invited("team");
    var nobody = send("POST", "answers", "{\"team\":\"team\",\"answer\":\"ACCEPT\"}");
    assertThat(nobody.body()).contains("say who");
    var noVote = send("POST", "answers", "{\"team\":\"team\",\"answer\":\"APPROVE\",\"all\":true}");
    assertThat(noVote.statusCode()).isEqualTo(409);
    assertThat(send("POST", "faults", "{\"kind\":\"HICCUP\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void theConsoleChangesATeam() throws Exception {
    String arn = given.active("team");
    ok(
        "POST",
        "console/change-team",
        "{\"team\":\"team\",\"description\":\"by hand\",\"minApprovalsRequired\":3}");
    assertThat(given.get(arn).description()).isEqualTo("by hand");
    assertThat(given.get(arn).approvalStrategy().mofN().minApprovalsRequired()).isEqualTo(3);
  }
}
