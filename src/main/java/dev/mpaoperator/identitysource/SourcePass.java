package dev.mpaoperator.identitysource;

import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.identitysource.Claims.Claim;
import dev.mpaoperator.identitysource.IdentitySourceGateway.Owner;
import dev.mpaoperator.identitysource.SourceReporter.Report;
import dev.mpaoperator.identitysource.plan.ObservedSource;
import dev.mpaoperator.identitysource.plan.SourceIntent;
import dev.mpaoperator.identitysource.plan.SourcePlanner;
import dev.mpaoperator.kubernetes.ActionLog;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The four verbs in one account: observe its identity source, plan one action, perform, report. */
final class SourcePass {
  private final IdentitySourceGateway gateway;
  private final SourceReporter reporter;
  private final ActionLog log;
  private final String cluster;

  SourcePass(
      IdentitySourceGateway gateway, SourceReporter reporter, ActionLog log, String cluster) {
    this.gateway = gateway;
    this.reporter = reporter;
    this.log = log;
    this.cluster = cluster;
  }

  /**
   * One pass.
   *
   * @param accountId number of the account
   * @return the resource as it was reported; empty if nothing is left to do for it, ever
   */
  Optional<IdentitySource> run(
      IdentitySource source, Claim claim, String accountId, Context<IdentitySource> context) {
    var intent = claim.intent();
    var snapshot = look(source).orElse(null);
    var ours = snapshot != null && isOurs(source, snapshot);
    var teamsInAws =
        intent instanceof SourceIntent.Remove(var teams)
                && teams.isEmpty()
                && snapshot != null
                && ours
            ? gateway.teamsOn(snapshot.arn())
            : List.<String>of();
    var decision = SourcePlanner.decide(intent, observed(snapshot, ours, !teamsInAws.isEmpty()));
    var others = teamsInAws.isEmpty() ? claim.others() : teamsInAws;
    var report = new Report(decision.reason(), snapshot, ours, others, accountId);
    return switch (decision.action()) {
      case NONE -> Optional.of(reporter.report(source, report, context));
      case CREATE -> Optional.of(create(source, report, context));
      case DELETE -> Optional.of(delete(source, report, context));
      case FINISH -> {
        reporter.finished(source, report);
        yield Optional.empty();
      }
    };
  }

  /**
   * One that is known is read by its ARN; the status is evidence, not proof, of there being one.
   */
  private Optional<SourceSnapshot> look(IdentitySource source) {
    return Optional.ofNullable(source.getStatus().arn())
        .filter(arn -> arn.contains(":identity-source/"))
        .flatMap(gateway::get)
        .or(gateway::find);
  }

  private static ObservedSource observed(
      @Nullable SourceSnapshot snapshot, boolean ours, boolean teamsInAws) {
    return snapshot == null
        ? new ObservedSource.Missing()
        : new ObservedSource.Present(snapshot.parameters(), snapshot.state(), ours, teamsInAws);
  }

  /** Tags prove it. What is not being deleted is asked once and remembered, to save calls. */
  private boolean isOurs(IdentitySource source, SourceSnapshot snapshot) {
    var status = source.getStatus();
    if (!source.isMarkedForDeletion()
        && status.origin() != null
        && snapshot.arn().equals(status.arn())) {
      return SourceReporter.CREATED.equals(status.origin());
    }
    return gateway.isOwnedBy(snapshot.arn(), owner(source));
  }

  /** A marker first: it proves that this copy of the resource is current, and fixes the token. */
  private IdentitySource create(
      IdentitySource source, Report report, Context<IdentitySource> context) {
    var wish = Claims.parameters(source);
    var marked = reporter.mark(source, report, context);
    var attempt = marked.getStatus().attempt();
    var arn =
        logged(
            marked,
            "CreateIdentitySource",
            report,
            () ->
                gateway.create(wish, owner(source), source.getMetadata().getUid() + "-" + attempt));
    return reporter.created(marked, report, arn, context);
  }

  private IdentitySource delete(
      IdentitySource source, Report report, Context<IdentitySource> context) {
    var snapshot = report.snapshot();
    var current = reporter.confirm(source, report, context);
    if (snapshot != null) {
      logged(
          current,
          "DeleteIdentitySource",
          report,
          () -> {
            gateway.delete(snapshot.arn());
            return snapshot.arn();
          });
    }
    return reporter.write(current, report, context);
  }

  private String logged(
      IdentitySource source, String operation, Report report, Supplier<String> call) {
    try {
      var arn = call.get();
      log.acted(source, operation, report.reason().word(), arn, "ok");
      reporter.done(source, operation, report);
      return arn;
    } catch (CloudFailure e) {
      log.acted(source, operation, report.reason().word(), null, e.kind().name());
      throw e;
    }
  }

  private Owner owner(IdentitySource source) {
    var metadata = source.getMetadata();
    return new Owner(cluster, metadata.getName(), metadata.getUid());
  }
}
