package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.IdentitySources.Create;
import dev.mpaoperator.simulator.shape.IdentitySources.Created;
import dev.mpaoperator.simulator.shape.IdentitySources.IamIdentityCenter;
import dev.mpaoperator.simulator.shape.IdentitySources.Source;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The operations on identity sources: one per account, and no way to change it. */
public final class IdentitySourceOperations {
  private final World world;
  private final Map<String, IdentitySource> byAccount = new LinkedHashMap<>();

  IdentitySourceOperations(World world) {
    this.world = world;
  }

  /**
   * CreateIdentitySource. A second one is over the quota (User Guide, mpa-limits; code inferred).
   */
  public Created create(Caller caller, Create request, Instant now) {
    return world.tokens.once(
        caller,
        request.clientToken(),
        request,
        Created.class,
        now,
        () -> {
          if (byAccount.containsKey(caller.account())) {
            throw ServiceException.quota("An account can have 1 identity source only.");
          }
          String arn = Arn.identitySource(caller.account());
          Map<String, String> tags = request.tags() == null ? Map.of() : request.tags();
          Tags.check(arn, Map.of(), tags);
          IamIdentityCenter center = request.identitySourceParameters().iamIdentityCenter();
          put(
              new IdentitySource(
                  arn,
                  caller.account(),
                  center.instanceArn(),
                  center.region(),
                  now,
                  new IdentitySource.State.Creating(now.plus(world.pace.identitySource()))));
          world.tags.put(arn, tags);
          return new Created("IAM_IDENTITY_CENTER", arn, now);
        });
  }

  /** GetIdentitySource. */
  public Source get(Caller caller, String arn) {
    return owned(caller, arn).answer();
  }

  /** ListIdentitySources. */
  public List<Source> list(Caller caller) {
    return find(caller.account()).map(IdentitySource::answer).stream().toList();
  }

  /** DeleteIdentitySource. Refused while teams use it (User Guide, delete-identity-source). */
  public void delete(Caller caller, String arn, Instant now) {
    IdentitySource source = owned(caller, arn);
    if (source.state() instanceof IdentitySource.State.Deleting) {
      throw ServiceException.conflict("The identity source is being deleted.");
    }
    if (!instanceIsGone(source) && isUsed(source)) {
      throw ServiceException.conflict("Approval teams have approvers from this identity source.");
    }
    put(source.in(new IdentitySource.State.Deleting(now.plus(world.pace.identitySource()))));
  }

  IdentitySource owned(Caller caller, String arn) {
    if (!Arn.account(arn).equals(caller.account())) {
      throw Teams.denied(arn);
    }
    return find(caller.account())
        .filter(source -> source.arn().equals(arn))
        .orElseThrow(() -> ServiceException.notFound(arn));
  }

  /** Drafts count too: they would bring the approvers back. Inferred. */
  private boolean isUsed(IdentitySource source) {
    return world.teams.all().stream()
        .flatMap(team ->
            Stream.concat(
                team.version.approvers().stream(),
                team.draft == null
                    ? Stream.<Approver>empty()
                    : team.draft.version().approvers().stream()))
        .anyMatch(approver -> approver.sourceArn().equals(source.arn()));
  }

  /** Then it can go, teams or not (User Guide, delete-identity-source). */
  private static boolean instanceIsGone(IdentitySource source) {
    return source.state() instanceof IdentitySource.State.Broken broken
        && broken.code().equals("IDC_INSTANCE_NOT_FOUND");
  }

  boolean isActive(String account, String arn) {
    return find(account)
        .filter(source -> source.arn().equals(arn))
        .filter(source -> source.state() instanceof IdentitySource.State.Active)
        .isPresent();
  }

  Optional<IdentitySource> find(String account) {
    return Optional.ofNullable(byAccount.get(account));
  }

  Collection<IdentitySource> all() {
    return List.copyOf(byAccount.values());
  }

  void put(IdentitySource source) {
    byAccount.put(source.account(), source);
  }

  void remove(IdentitySource source) {
    byAccount.remove(source.account());
    world.tags.forget(source.arn());
  }
}
