package dev.mpaoperator.demo;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;

/** What happens, in the order in which it happens. */
final class Story {
  private static final String SOURCE = "config/samples/identitysource.yaml";
  private static final String TEAM = "config/samples/approvalteam.yaml";

  private static final String RUN = "mpa-operator run --config config/demo/operator.yaml &";

  private static final String LOOKS = "mpa-operator simulate journal | grep -c GetApprovalTeam";

  private final Screen screen;
  private final Shell shell;
  private final Backstage backstage;

  Story(Screen screen, Shell shell, Backstage backstage) {
    this.screen = screen;
    this.shell = shell;
    this.backstage = backstage;
  }

  void tell() {
    prepare();
    identitySource();
    team();
    refusedChange();
    notAskedAgain();
    changeOfMind();
    grantedChange();
    sessions();
    cancelledRequest();
    deletion();
    lookingBack();
  }

  private void prepare() {
    screen.title("A Kubernetes API, a simulated AWS, and the operator: each a process of its own");
    shell.run("kubectl get --raw /livez && echo");
    shell.run("mpa-operator simulate state");
    shell.run("kubectl apply --server-side -f crds/");
    shell.run("kubectl wait --for=condition=Established crd --all --timeout=60s");
    screen.say("The operator may do what config/rbac/cluster.yaml says, and nothing more.");
    shell.run("kubectl apply -f config/rbac/cluster.yaml");
    screen.say(
        """
        It gets a short pace, for impatient people: it looks every half second where it would wait for
        minutes or an hour. The simulator's clock is moved, never waited for.\
        """);
    shell.run("grep -v '^#' config/demo/operator.yaml");
    screen.command(RUN);
    startOperator();
  }

  private void startOperator() {
    backstage.startOperator(
        shell.quietly("kubectl create token mpa-operator --namespace mpa-operator"));
  }

  private void identitySource() {
    screen.title("An identity source: where approvers sign in");
    shell.run("kubectl apply -f " + SOURCE);
    await("condition=Ready", "mpaids/company");
    shell.run("kubectl get mpaids company");
  }

  private void team() {
    screen.title("A team: five people are invited, and all of them must accept");
    shell.run("grep -v '^ *#' " + TEAM);
    shell.run("kubectl apply -f " + TEAM);
    awaitReason("AwaitingInvitations", "mpateam/payments");
    get();
    shell.run("mpa-operator simulate mails");
    screen.say("Three people accept. The status says who has, and who is waited for.");
    shell.run("mpa-operator simulate accept payments alice bob carol");
    await("jsonpath='{.status.approversAccepted}'=3/5", "mpateam/payments");
    get();
    message("Ready");
    shell.run("mpa-operator simulate accept payments dave erin");
    await("condition=Ready", "mpateam/payments");
    get();
    message("Ready");
  }

  private void refusedChange() {
    screen.title("A change is only a request: somebody wants two approvals to be enough");
    propose(2);
    get();
    message("Ready");
    screen.say("The team does not like it.");
    shell.run("mpa-operator simulate reject payments alice bob carol");
    await("condition=Stalled", "mpateam/payments");
    get();
    message("Stalled");
  }

  private void notAskedAgain() {
    screen.title("Refused is refused: nobody is asked again");
    screen.say("How often did the operator look, and how often were people asked?");
    shell.run(LOOKS);
    String mails = countMails();
    String calls = countUpdates();
    expect("5 mails that ask for a vote, one for each person", "5", mails);
    expect("1 call of UpdateApprovalTeam", "1", calls);
    screen.say("Two days pass, and the operator looks ten times ...");
    shell.run("mpa-operator simulate advance 48h");
    backstage.letItLook(10);
    screen.say("... and is restarted, and looks ten times more.");
    shell.run("kill $OPERATOR");
    backstage.stopOperator();
    screen.command(RUN);
    startOperator();
    backstage.letItLook(10);
    shell.run(LOOKS);
    expect("no further mail", mails, countMails());
    expect("no further UpdateApprovalTeam", calls, countUpdates());
    get();
  }

  private void changeOfMind() {
    screen.title("Changing one's mind while people vote");
    screen.say(
        "Three quick commits are one request, if the spec has to stand still for two seconds.");
    patch("{\"spec\":{\"updates\":{\"settleSeconds\":2}}}");
    patch("{\"spec\":{\"description\":\"Guards the vaults of all systems\"}}");
    patch("{\"spec\":{\"description\":\"Guards the vaults of some systems\"}}");
    patch("{\"spec\":{\"description\":\"Guards the vaults of two systems\"}}");
    awaitReason("Settling", "mpateam/payments");
    shell.run("kubectl get mpateam payments -o jsonpath='{.status.plannedChanges}{\"\\n\"}'");
    awaitReason("AwaitingUpdateApproval", "mpateam/payments");
    expect("one more call of UpdateApprovalTeam", "2", countUpdates());
    screen.say(
        "Bob has voted already when the wish changes: that vote is cancelled, and a new one asked for.");
    shell.run("mpa-operator simulate approve payments bob");
    patch("{\"spec\":{\"approvalStrategy\":{\"mofN\":{\"minApprovalsRequired\":4}}}}");
    awaitReason("Settling", "mpateam/payments");
    awaitReason("AwaitingUpdateApproval", "mpateam/payments");
    get();
    message("Ready");
    expect("a third call of UpdateApprovalTeam", "3", countUpdates());
    screen.say("And back to what is in force: nothing is asked any more, and nobody is bothered.");
    shell.run("kubectl apply -f " + TEAM);
    await("condition=Ready", "mpateam/payments");
    get();
    expect("no further call of UpdateApprovalTeam", "3", countUpdates());
    expect(
        "2 votes cancelled",
        "2",
        shell.run("mpa-operator simulate journal | grep -c CancelSession"));
  }

  private void grantedChange() {
    screen.title("Another spec is another question: four approvals, and the team agrees");
    propose(4);
    get();
    shell.run("mpa-operator simulate approve payments alice bob carol");
    await("condition=Ready", "mpateam/payments");
    get();
    expect("a fourth call of UpdateApprovalTeam", "4", countUpdates());
  }

  private void sessions() {
    screen.title("What is voted on right now, who asked for it, and how the votes stand");
    screen.say(
        "AWS Backup asks the team to approve something. Nobody told Kubernetes; it is found.");
    String arn =
        shell.run("mpa-operator simulate console ask payments --comment 'for the restore drill'");
    String session = "mpasession/" + ApprovalSession.nameOf("payments", arn);
    await("create", session);
    await("jsonpath='{.status.votes}'=0/4", session);
    screen.say("Its mirror is watched while people vote.");
    shell.run(
        """
        kubectl get %1$s -w &
        mpa-operator simulate approve payments alice bob >$DEMO/votes
        kubectl wait --for=jsonpath='{.status.votes}'=2/4 %1$s --timeout=60s >>$DEMO/votes
        mpa-operator simulate reject payments carol >>$DEMO/votes
        kubectl wait --for=jsonpath='{.status.rejected}'=1 %1$s --timeout=60s >>$DEMO/votes
        mpa-operator simulate approve payments dave erin >>$DEMO/votes
        kubectl wait --for=condition=Completed %1$s --timeout=60s >>$DEMO/votes
        kill $!\
        """
            .formatted(session));
    shell.run(
        "kubectl get %s -o jsonpath='{.status.requester.principalArn}: {.status.requesterComment}{\"\\n\"}'"
            .formatted(session));
    screen.say("The requests of the operator itself are there too, as long as they are young.");
    shell.run("kubectl get mpasession --sort-by=.status.initiationTime");
  }

  private void cancelledRequest() {
    screen.title("Taking a request back, for good");
    propose(2);
    String session =
        shell.run("kubectl get mpateam payments -o jsonpath='{.status.proposal.approvalSession}'");
    await("create", "mpasession/" + session);
    await("jsonpath='{.status.cancellable}'=true", "mpasession/" + session);
    shell.run(
        "kubectl patch mpasession %s --type=merge -p '{\"spec\":{\"cancel\":true}}'"
            .formatted(session));
    await("condition=Cancelled", "mpasession/" + session);
    await("condition=Stalled", "mpateam/payments");
    get();
    message("Stalled");
    String calls = countUpdates();
    expect("a fifth call of UpdateApprovalTeam", "5", calls);
    backstage.letItLook(5);
    expect("no further call of UpdateApprovalTeam", calls, countUpdates());
  }

  private void deletion() {
    screen.title("Even its deletion is voted on");
    shell.run("kubectl delete mpateam payments --wait=false");
    awaitReason("AwaitingDeletionApproval", "mpateam/payments");
    get();
    shell.run("kubectl delete mpaids company --wait=false");
    awaitReason("InUse", "mpaids/company");
    shell.run("kubectl get mpaids company");
    message("mpaids company", "Ready");
    shell.run("mpa-operator simulate approve payments alice bob carol dave");
    awaitReason("DeletionWindow", "mpateam/payments");
    get();
    message("Ready");
    screen.say("The spec says `pendingWindowDays: 7`.");
    shell.run("mpa-operator simulate advance 8d");
    await("delete", "mpateam/payments");
    await("delete", "mpaids/company");
    shell.run("kubectl get mpa");
    shell.run("mpa-operator simulate state");
  }

  private void lookingBack() {
    screen.title("Looking back");
    shell.run(
        "kubectl get events --field-selector involvedObject.name=payments --sort-by=.eventTime");
    shell.run("sed -n 's/ arn=[^ ]*//; s/INFO  ActionLog //p' $DEMO/operator.log");
  }

  /** For a person who wants to go on by hand. */
  void teamToPlayWith() {
    screen.title("A team to play with");
    shell.run("mpa-operator simulate order accepts-invitations");
    shell.run("kubectl apply -f config/samples/");
    await("condition=Ready", "mpateam/payments");
    get();
  }

  private void propose(int approvals) {
    shell.run(
        "sed 's/minApprovalsRequired: 3/minApprovalsRequired: %d/' %s | kubectl apply -f -"
            .formatted(approvals, TEAM));
    awaitReason("AwaitingUpdateApproval", "mpateam/payments");
  }

  private void await(String what, String resource) {
    shell.run("kubectl wait --for=%s %s --timeout=60s".formatted(what, resource));
  }

  private void awaitReason(String reason, String resource) {
    await(
        "jsonpath='{.status.conditions[?(@.type==\"Ready\")].reason}'=%s".formatted(reason),
        resource);
  }

  private void patch(String change) {
    shell.run("kubectl patch mpateam payments --type=merge -p '%s'".formatted(change));
  }

  private void get() {
    shell.run("kubectl get mpateam payments");
  }

  private void message(String condition) {
    message("mpateam payments", condition);
  }

  private void message(String resource, String condition) {
    shell.run(
        "kubectl get %s -o jsonpath='{.status.conditions[?(@.type==\"%s\")].message}{\"\\n\"}'"
            .formatted(resource, condition));
  }

  private String countMails() {
    return shell.run("mpa-operator simulate mails | grep -c VOTE_REQUEST");
  }

  private String countUpdates() {
    return shell.run("mpa-operator simulate journal | grep -c UpdateApprovalTeam");
  }

  private static void expect(String what, String expected, String seen) {
    if (!expected.equals(seen)) {
      throw Unexpected.because("%s, %s".formatted(what, expected), seen);
    }
  }
}
