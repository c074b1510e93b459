package dev.mpaoperator.wiring;

import dev.mpaoperator.access.DirectAccess;
import dev.mpaoperator.account.AssumedRole;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.GrowingWait;
import dev.mpaoperator.account.PolicyCatalogues;
import dev.mpaoperator.account.TeamWatch;
import dev.mpaoperator.aws.AccountClients;
import dev.mpaoperator.aws.CallObserver;
import dev.mpaoperator.aws.IdentityCenterClients;
import dev.mpaoperator.aws.IdentityStoreDirectory;
import dev.mpaoperator.aws.MpaClients;
import dev.mpaoperator.aws.MpaPolicyLists;
import dev.mpaoperator.aws.MpaTeamLists;
import dev.mpaoperator.directory.Directory;
import dev.mpaoperator.directory.People;
import dev.mpaoperator.operations.OperatorConfig;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Everything between the operator and AWS, wired together. */
public final class AwsSide implements AutoCloseable {
  private final String region;
  private final AccountClients clients;
  private final IdentityCenterClients directories;
  private final Backoffs backoffs;
  private final TeamWatch watch;
  private final PolicyCatalogues policies;
  private final Directory directory;
  private final People people;

  /**
   * Builds it; nothing is sent yet.
   *
   * @param config how AWS is reached
   * @param observer told of every call
   * @param clock every time comes from here
   * @param random takes apart what began together
   */
  public AwsSide(
      OperatorConfig config, CallObserver observer, Clock clock, RandomGenerator random) {
    var aws = config.aws();
    region = aws.region();
    var pace = config.pace();
    var growing = new GrowingWait(pace.failingAtLeast(), pace.failingAtMost());
    backoffs = new Backoffs(growing, clock, random);
    clients =
        new AccountClients(
            new MpaClients.Connection(aws.region(), aws.endpoint(), aws.callTimeout()),
            aws.stsEndpoint(),
            observer,
            backoffs);
    watch =
        new TeamWatch(
            new MpaTeamLists(clients::of),
            backoffs,
            new TeamWatch.Pacing(pace.list(), growing),
            clock,
            random);
    policies = new PolicyCatalogues(new MpaPolicyLists(clients::of), clock);
    // Trouble with a directory is no trouble of Multi-party approval.
    var apart = new Backoffs(growing, clock, random);
    directories =
        new IdentityCenterClients(
            clients,
            new IdentityCenterClients.Connection(aws.identityCenterEndpoint(), aws.callTimeout()),
            observer,
            apart);
    directory = new IdentityStoreDirectory(directories);
    people = new People(directory, apart, clock);
  }

  /** The directories themselves, nothing remembered. */
  public Directory directory() {
    return directory;
  }

  /** The AWS Region of Multi-party approval. */
  public String region() {
    return region;
  }

  /** The clients of each account. */
  public AccountClients clients() {
    return clients;
  }

  /** How long to leave an account alone. */
  public Backoffs backoffs() {
    return backoffs;
  }

  /** Tells whose teams changed. */
  public TeamWatch watch() {
    return watch;
  }

  /** Which policies an account can use. */
  public PolicyCatalogues policies() {
    return policies;
  }

  /** The users of directories. */
  public People people() {
    return people;
  }

  /**
   * How the account of teams is reached that name no identity source, as the configuration says.
   */
  public static DirectAccess direct(OperatorConfig config) {
    var account = config.account();
    var namespaces = new HashSet<>(account.allowedNamespaces());
    if (!config.identitySources()) {
      namespaces.addAll(config.namespaces());
    }
    return new DirectAccess(
        account.number(),
        account.roleArn() == null
            ? null
            : new AssumedRole(
                account.roleArn(),
                account.externalId(),
                account.sessionName(),
                Map.of(),
                account.sessionDuration()),
        namespaces);
  }

  @Override
  public void close() {
    directories.close();
    clients.close();
  }
}
