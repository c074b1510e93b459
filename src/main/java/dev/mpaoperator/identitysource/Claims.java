package dev.mpaoperator.identitysource;

import dev.mpaoperator.access.AccessBook;
import dev.mpaoperator.access.Accounts;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.DeletionPolicy;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.identitysource.plan.Parameters;
import dev.mpaoperator.identitysource.plan.SourceIntent;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.Comparator;
import java.util.List;

/** Reads the wish out of a resource, and who else is concerned. */
final class Claims {
  /**
   * Creation times count in seconds; of two in one, that which created the source in AWS is meant.
   */
  private static final Comparator<IdentitySource> OLDEST_FIRST =
      Comparator.comparing((IdentitySource s) -> s.getMetadata().getCreationTimestamp())
          .thenComparing(s -> !isCreator(s))
          .thenComparing(s -> s.getMetadata().getUid());

  private Claims() {}

  /**
   * A wish.
   *
   * @param intent the wish
   * @param others who else is concerned, by name
   */
  record Claim(SourceIntent intent, List<String> others) {}

  /**
   * Reads it. An account has one identity source, so of several resources for it the oldest counts.
   */
  static Claim of(IdentitySource source, AccessBook book, Context<IdentitySource> context) {
    var oldest =
        context
            .getPrimaryCache()
            .list(other -> Accounts.areSame(source, other))
            .min(OLDEST_FIRST)
            .orElse(source);
    var deleting = source.isMarkedForDeletion();
    if (!oldest.getMetadata().getUid().equals(source.getMetadata().getUid())) {
      return new Claim(new SourceIntent.Yield(deleting), List.of(oldest.getMetadata().getName()));
    }
    if (!deleting) {
      return new Claim(new SourceIntent.Keep(parameters(source)), List.of());
    }
    var policy = source.getSpec().deletionPolicy();
    if (policy != null && !policy.equals(DeletionPolicy.DELETE)) { // nor a word of a newer version
      return new Claim(new SourceIntent.Release(), List.of());
    }
    var teams =
        context.getSecondaryResources(ApprovalTeam.class).stream()
            .filter(t -> refersTo(t, source)) // the framework's index never forgets a reference
            // Who is not let in keeps nothing from going, unless it was let in once.
            .filter(t -> Accounts.mayHaveTeam(t) || book.account(t).isPresent())
            .map(t -> t.getMetadata().getNamespace() + "/" + t.getMetadata().getName())
            .sorted()
            .toList();
    return new Claim(new SourceIntent.Remove(teams), teams);
  }

  private static boolean isCreator(IdentitySource source) {
    return source.getStatus() != null && SourceReporter.CREATED.equals(source.getStatus().origin());
  }

  private static boolean refersTo(ApprovalTeam team, IdentitySource source) {
    var reference = team.getSpec().identitySourceRef();
    return reference != null && source.getMetadata().getName().equals(reference.name());
  }

  /** The instance that the spec names; the schema demands one. */
  static Parameters parameters(IdentitySource source) {
    var instance = source.getSpec().iamIdentityCenter();
    if (instance == null) {
      throw new IllegalStateException("spec.iamIdentityCenter is not set");
    }
    return new Parameters(instance.instanceArn(), instance.region());
  }
}
