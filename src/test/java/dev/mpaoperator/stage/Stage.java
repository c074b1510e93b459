package dev.mpaoperator.stage;

import dev.mpaoperator.MpaOperator;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.api.v1alpha1.IdentitySourceSpec;
import dev.mpaoperator.cluster.TestCluster;
import dev.mpaoperator.cluster.proxy.KubernetesProxy;
import dev.mpaoperator.operations.ConfigLoader;
import dev.mpaoperator.operations.OperatorConfig;
import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.SimulatorOptions;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.mpa.model.ApprovalTeamRequestApprover;
import software.amazon.awssdk.services.mpa.model.PolicyReference;

/** One namespace, one simulated AWS, one operator. The next test finds nothing of it. */
public final class Stage implements AutoCloseable {
  /** The account that the operator works in. */
  public static final String ACCOUNT = Simulator.DEFAULT_ACCOUNT;

  /** The operator's access key. It may do what {@code config/iam} says, and nothing more. */
  public static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<String> LOOKED_THROUGH = ConcurrentHashMap.newKeySet(); // events

  static {
    // What the SDK's default chain looks at first; the simulator takes any key.
    System.setProperty("aws.accessKeyId", ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", "simulated");
  }

  private final TestCluster cluster = TestCluster.shared();
  private final KubernetesClient client = cluster.client();
  private final Simulator aws;
  private final String namespace;
  private final Map<String, String> config = new HashMap<>();
  private @Nullable KubernetesProxy proxy;
  private @Nullable MpaOperator operator;

  private Stage(String hint, SimulatorOptions options) {
    cluster.applyCrds();
    namespace = cluster.newNamespace(hint);
    aws = Simulator.start(options);
    aws.roles().permissions(ACCESS_KEY, Rights.shipped());
    config.putAll(QuickPace.variables(aws.endpoint(), namespace));
  }

  /** A stage without an operator. */
  public static Stage empty(String hint) {
    return new Stage(hint, SimulatorOptions.defaults());
  }

  /** A stage without an operator, over this simulator. */
  public static Stage empty(String hint, SimulatorOptions options) {
    return new Stage(hint, options);
  }

  /** A stage with an operator at work. */
  public static Stage open(String hint) {
    var stage = empty(hint);
    stage.startOperator();
    return stage;
  }

  /** Sets a variable of the operator's configuration, for operators that start from now on. */
  public Stage set(String variable, String value) {
    config.put(variable, value);
    return this;
  }

  /** The configuration as variables, for an operator in another process. */
  public Map<String, String> environment() {
    return Map.copyOf(config);
  }

  /** Starts an operator in this JVM. */
  public void startOperator() {
    if (operator != null) {
      throw new IllegalStateException("an operator runs already; nobody would stop it");
    }
    var kubernetes = proxy == null ? cluster.client() : proxy.client();
    operator = MpaOperator.start(config(), kubernetes, aws.clock(), "test", () -> {});
  }

  /** The operator's configuration. */
  public OperatorConfig config() {
    return ConfigLoader.load(null, config);
  }

  /** Stops the operator; the world stays as it is. */
  public void stopOperator() {
    if (operator != null) {
      Leaks.look("metrics", Scrape.of(operator.httpPort()));
      operator.close();
      operator = null;
    }
  }

  /** The running operator. */
  public MpaOperator operator() {
    if (operator == null) {
      throw new IllegalStateException("no operator runs");
    }
    return operator;
  }

  /** Puts a proxy between operators that start from now on and the API server. */
  public KubernetesProxy proxy() {
    if (proxy == null) {
      proxy = KubernetesProxy.to(cluster);
    }
    return proxy;
  }

  /** The same, and these operators may do only what RBAC lets this user do. */
  public KubernetesProxy proxyAs(String user, String... groups) {
    proxy = KubernetesProxy.to(cluster, user, groups);
    return proxy;
  }

  /** The simulated AWS. */
  public Simulator aws() {
    return aws;
  }

  /** The API server. */
  public TestCluster cluster() {
    return cluster;
  }

  /** What an administrator does beside the operator. */
  public MpaClient sdk() {
    return sdk(aws.endpoint());
  }

  /** What an administrator does beside the operator, in the simulated AWS there. */
  public static MpaClient sdk(URI endpoint) {
    return MpaClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("AKIAADMINISTRATOR", "simulated")))
        .httpClientBuilder(ApacheHttpClient.builder())
        .build();
  }

  /** A client with all rights. */
  public KubernetesClient client() {
    return client;
  }

  /** The namespace of teams. */
  public String namespace() {
    return namespace;
  }

  /** Creates an identity source and waits until teams can use it. */
  public IdentitySource readySource() {
    return await(create(namespace, Specs.source()), Seen.isReady());
  }

  /** The source of {@link #readySource()} or {@link #activeTeam}, as it stands. */
  public IdentitySource source() {
    return client.resources(IdentitySource.class).withName(namespace).get();
  }

  /** Creates an identity source. */
  public IdentitySource create(String name, IdentitySourceSpec spec) {
    var source = new IdentitySource();
    source.setMetadata(new ObjectMetaBuilder().withName(name).build());
    source.setSpec(spec);
    return client.resource(source).create();
  }

  /** Creates a team. */
  public ApprovalTeam create(String name, ApprovalTeamSpec spec) {
    var team = new ApprovalTeam();
    team.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    team.setSpec(spec);
    return client.resource(team).create();
  }

  /** A team of alice, bob and carol that is active: everybody accepted. */
  public ApprovalTeam activeTeam(String name) {
    readySource();
    var team = create(name, Specs.team(name, namespace));
    await(team, Seen.isBecause("AwaitingInvitations"));
    aws.people().acceptAll(name);
    return await(team, Seen.isReady());
  }

  /**
   * A team of alice, bob and carol that somebody made beside the operator, and that is active;
   * returns its ARN.
   */
  public String teamMadeByHand(String name) {
    if (source() == null) {
      readySource();
    }
    var spec = Specs.team(name, namespace);
    var source = source().getStatus().arn();
    try (var sdk = sdk()) {
      var arn =
          sdk.createApprovalTeam(r ->
                  r.name(name)
                      .description(spec.description())
                      .approvalStrategy(s -> s.mofN(m -> m.minApprovalsRequired(2)))
                      .approvers(
                          spec.approvers().stream()
                              .map(a ->
                                  ApprovalTeamRequestApprover.builder()
                                      .primaryIdentityId(a.identityId())
                                      .primaryIdentitySourceArn(source)
                                      .build())
                              .toList())
                      .policies(
                          PolicyReference.builder()
                              .policyArn(spec.policies().getFirst().arn())
                              .build()))
              .arn();
      Awaitility.await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(IllegalStateException.class) // nobody is invited yet
          .untilAsserted(() -> aws.people().acceptAll(arn));
      return arn;
    }
  }

  /** What nobody should do to resources, and what happens to them all the same. */
  public Tampering tampering() {
    return new Tampering(cluster, namespace);
  }

  /** Changes the spec of a team. */
  public ApprovalTeam edit(ApprovalTeam team, UnaryOperator<ApprovalTeamSpec> change) {
    return client
        .resources(ApprovalTeam.class)
        .inNamespace(namespace)
        .withName(team.getMetadata().getName())
        .edit(t -> {
          t.setSpec(change.apply(t.getSpec()));
          t.getMetadata().setResourceVersion(null); // the status may change meanwhile
          return t;
        });
  }

  /** Everybody approves, as soon as there is a vote. */
  public void approveAll(String team) {
    asSoonAsThereIsAVote(() -> aws.people().approveAll(team));
  }

  /** Everybody rejects, as soon as there is a vote. */
  public void rejectAll(String team) {
    asSoonAsThereIsAVote(() -> aws.people().rejectAll(team));
  }

  private static void asSoonAsThereIsAVote(ThrowingRunnable vote) {
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IllegalStateException.class) // no vote is open yet
        .untilAsserted(vote);
  }

  /** Asks once more, as `kubectl annotate --overwrite` does. */
  public void retry(ApprovalTeam team, String token) {
    annotate(team, "mpaoperator.dev/retry", token);
  }

  /** As `kubectl annotate --overwrite` does. */
  public void annotate(ApprovalTeam team, String annotation, String value) {
    client
        .resource(team)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            Serialization.asJson(
                Map.of("metadata", Map.of("annotations", Map.of(annotation, value)))));
  }

  /** Says that a resource should go. */
  public void delete(CustomResource<?, ?> resource) {
    client.resource(resource).delete();
  }

  /** The resource as it stands, {@code null} if it is gone. */
  public <R extends CustomResource<?, ?>> @Nullable R now(R resource) {
    return client.resource(resource).get();
  }

  /** Waits until the resource is so. */
  public <R extends CustomResource<?, ?>> R await(R resource, Predicate<R> so) {
    try {
      return Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> now(resource), r -> r != null && so.test(r));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("it stayed like this: " + picture(resource), e);
    }
  }

  /** Waits until the resource is gone. */
  public void awaitGone(CustomResource<?, ?> resource) {
    try {
      Awaitility.await().atMost(PATIENCE).until(() -> now(resource) == null);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("it is still there: " + picture(resource), e);
    }
  }

  /**
   * Waits until the operator has looked at AWS so many times more and changed nothing: it has had
   * its chances.
   */
  public void letItLook(int times) {
    var before = aws.journal().count("GetApprovalTeam");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> aws.journal().count("GetApprovalTeam") >= before + times);
  }

  /** Lets so much real time pass, in which the operator may do what it should not. */
  public void letItPass(Duration time) {
    var end = System.nanoTime() + time.toNanos();
    Awaitility.await().atMost(time.multipliedBy(3)).until(() -> System.nanoTime() > end);
  }

  private String picture(CustomResource<?, ?> resource) {
    var now = now(resource);
    return now == null ? "it is gone" : Serialization.asYaml(now.getStatus());
  }

  @Override
  public void close() {
    stopOperator();
    lookThroughEvents(namespace);
    lookThroughEvents("default"); // those of cluster-scoped resources
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions() // what is stripped may be gone
        .until(() -> strip(teams()) + strip(sources()) == 0);
    aws.close();
    if (proxy != null) {
      proxy.close();
    }
  }

  private void lookThroughEvents(String where) {
    client.events().v1().events().inNamespace(where).list().getItems().stream()
        .filter(e -> LOOKED_THROUGH.add(e.getMetadata().getUid()))
        .forEach(e -> Leaks.look("event " + e.getReason(), Serialization.asJson(e)));
  }

  private List<ApprovalTeam> teams() {
    return client.resources(ApprovalTeam.class).inNamespace(namespace).list().getItems();
  }

  private List<IdentitySource> sources() {
    return client.resources(IdentitySource.class).list().getItems();
  }

  private int strip(List<? extends CustomResource<?, ?>> resources) {
    for (var resource : resources) {
      client
          .resource(resource)
          .edit(r -> {
            r.getMetadata().setFinalizers(List.of());
            r.getMetadata().setResourceVersion(null); // a last write may be on its way
            return r;
          });
      client.resource(resource).delete();
    }
    return resources.size();
  }
}
