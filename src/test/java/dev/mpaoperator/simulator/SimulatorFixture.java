package dev.mpaoperator.simulator;

import dev.mpaoperator.simulator.shape.TeamAnswers;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.simulator.world.PolicyCatalogue;
import dev.mpaoperator.simulator.world.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.mpa.model.ApprovalStrategy;
import software.amazon.awssdk.services.mpa.model.ApprovalTeamRequestApprover;
import software.amazon.awssdk.services.mpa.model.CreateApprovalTeamRequest;
import software.amazon.awssdk.services.mpa.model.Filter;
import software.amazon.awssdk.services.mpa.model.FilterField;
import software.amazon.awssdk.services.mpa.model.GetApprovalTeamResponse;
import software.amazon.awssdk.services.mpa.model.Operator;
import software.amazon.awssdk.services.mpa.model.PolicyReference;

/** A simulator with a frozen clock, the AWS SDK as its client, and short words for both. */
final class SimulatorFixture implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  static final Duration VALIDATION = Duration.ofSeconds(5);
  static final String OTHER_ACCOUNT = "444455556666";

  final Simulator simulator;
  final MpaClient mpa;
  final String source;

  SimulatorFixture(Modes modes) {
    simulator =
        Simulator.start(
            SimulatorOptions.defaults()
                .withClock(SimulatedClock.frozenAt(START))
                .withModes(modes)
                .withPace(VALIDATION, VALIDATION));
    source = simulator.console().installIdentitySource(Simulator.DEFAULT_ACCOUNT);
    mpa = client("AKIDEXAMPLE");
  }

  SimulatorFixture() {
    this(Modes.DEFAULTS);
  }

  /** A client that never repeats a call by itself. */
  MpaClient client(String accessKey) {
    return MpaClient.builder()
        .endpointOverride(simulator.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
        .httpClientBuilder(ApacheHttpClient.builder())
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  static ApprovalStrategy atLeast(int threshold) {
    return ApprovalStrategy.builder().mofN(m -> m.minApprovalsRequired(threshold)).build();
  }

  static Filter filter(FilterField field, Operator operator, String value) {
    return Filter.builder().fieldName(field).operator(operator).value(value).build();
  }

  String id(String person) {
    return simulator.directory().get(person).id();
  }

  List<ApprovalTeamRequestApprover> approvers(String... people) {
    return Arrays.stream(people).map(person -> approver(id(person))).toList();
  }

  ApprovalTeamRequestApprover approver(String identityId) {
    return ApprovalTeamRequestApprover.builder()
        .primaryIdentityId(identityId)
        .primaryIdentitySourceArn(source)
        .build();
  }

  /** A request for a team of alice, bob and carol, of whom two must approve. */
  CreateApprovalTeamRequest.Builder newTeam(String name) {
    return CreateApprovalTeamRequest.builder()
        .name(name)
        .description("Guards the vault")
        .approvalStrategy(atLeast(2))
        .approvers(approvers("alice", "bob", "carol"))
        .policies(
            PolicyReference.builder().policyArn(PolicyCatalogue.BACKUP + "/$DEFAULT").build());
  }

  String create(String name) {
    return mpa.createApprovalTeam(newTeam(name).build()).arn();
  }

  /** A team whose approvers have been invited. */
  String invited(String name) {
    String arn = create(name);
    pass(VALIDATION);
    return arn;
  }

  /** A team that works. */
  String active(String name) {
    String arn = invited(name);
    simulator.people().acceptAll(arn);
    return arn;
  }

  /** A working team whose new description is being voted on. */
  String voting(String name) {
    String arn = active(name);
    mpa.updateApprovalTeam(r -> r.arn(arn).description("Other"));
    pass(VALIDATION);
    return arn;
  }

  /** A team whose first invitation was declined. */
  String inactive(String name) {
    String arn = invited(name);
    simulator.people().decline(arn, "bob");
    return arn;
  }

  void pass(Duration time) {
    simulator.clock().advance(time);
  }

  GetApprovalTeamResponse get(String arn) {
    return mpa.getApprovalTeam(r -> r.arn(arn));
  }

  /** Status and code in one word: {@code ACTIVE/UPDATE_PENDING_APPROVAL}. */
  String status(String arn) {
    TeamAnswers.Team team = simulator.teams().get(arn);
    return team.statusCode() == null ? team.status() : team.status() + "/" + team.statusCode();
  }

  @Override
  public void close() {
    mpa.close();
    simulator.close();
  }
}
