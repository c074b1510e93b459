package dev.mpaoperator.stage;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalSessionSpec;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamReference;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.simulator.world.SessionRequest;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The resources that show sessions, and what people do to them. */
public final class Mirrors {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Stage stage;

  /** Those of a stage. */
  public Mirrors(Stage stage) {
    this.stage = stage;
  }

  /** AWS Backup asks the team for an approval; returns the session's ARN. */
  public String ask(String team) {
    return stage
        .aws()
        .console()
        .openSession(
            team,
            SessionRequest.restoreAccessToVault(Stage.ACCOUNT, vault("one"))
                .but()
                .description(Canary.SESSION)
                .comment(Canary.COMMENT)
                .build());
  }

  /** ARN of a vault. */
  public static String vault(String name) {
    return "arn:aws:backup:eu-central-1:" + Stage.ACCOUNT + ":backup-vault:" + name;
  }

  /** All that there are. */
  public List<ApprovalSession> all() {
    return stage
        .client()
        .resources(ApprovalSession.class)
        .inNamespace(stage.namespace())
        .list()
        .getItems();
  }

  /** That of a session, {@code null} if there is none. */
  public @Nullable ApprovalSession now(String team, String sessionArn) {
    return stage
        .client()
        .resources(ApprovalSession.class)
        .inNamespace(stage.namespace())
        .withName(ApprovalSession.nameOf(team, sessionArn))
        .get();
  }

  /** Waits until that of a session is so. */
  public ApprovalSession await(String team, String sessionArn, Predicate<ApprovalSession> so) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> now(team, sessionArn), s -> s != null && so.test(s));
  }

  /** Waits until the only open one of the operator's own requests is there. */
  public ApprovalSession awaitOwn(String request) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                all().stream()
                    .filter(isBecause("Open"))
                    .filter(s -> request.equals(s.getStatus().operatorRequest()))
                    .findAny()
                    .orElse(null),
            java.util.Objects::nonNull);
  }

  /** Waits until the sessions that are shown, and how they stand, are so. */
  public void awaitAll(Predicate<List<ApprovalSession>> so) {
    Awaitility.await().atMost(PATIENCE).until(this::all, so);
  }

  /** A person wants a session cancelled. */
  public void cancel(ApprovalSession session) {
    stage
        .client()
        .resource(session)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"cancel\":true}}");
  }

  /** Somebody writes a resource that looks like a mirror. */
  public ApprovalSession forge(
      String name, String team, String sessionArn, List<OwnerReference> owners) {
    var session = new ApprovalSession();
    session.setMetadata(
        new ObjectMetaBuilder()
            .withName(name)
            .withNamespace(stage.namespace())
            .withOwnerReferences(owners)
            .build());
    session.setSpec(new ApprovalSessionSpec(sessionArn, new ApprovalTeamReference(team), true));
    return stage.client().resource(session).create();
  }

  /** As the operator would refer to a team. */
  public static OwnerReference ownedBy(ApprovalTeam team) {
    var owner = new OwnerReference();
    owner.setApiVersion("mpaoperator.dev/v1alpha1");
    owner.setKind("ApprovalTeam");
    owner.setName(team.getMetadata().getName());
    owner.setUid(team.getMetadata().getUid());
    owner.setController(true);
    return owner;
  }

  /** How a session stands or has ended. */
  public static Predicate<ApprovalSession> isBecause(String reason) {
    return has("Completed", reason);
  }

  /** A condition has that reason. */
  public static Predicate<ApprovalSession> has(String condition, String reason) {
    return s ->
        s.getStatus() != null
            && Conditions.find(s.getStatus().conditions(), condition)
                .filter(c -> reason.equals(c.getReason()))
                .isPresent();
  }

  /** Reasons of the events of a resource. */
  public List<String> events(String name) {
    return stage
        .client()
        .events()
        .v1()
        .events()
        .inNamespace(stage.namespace())
        .list()
        .getItems()
        .stream()
        .filter(e -> e.getRegarding().getName().equals(name))
        .map(Event::getReason)
        .collect(Collectors.toList());
  }
}
