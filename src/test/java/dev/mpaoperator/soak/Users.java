package dev.mpaoperator.soak;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.soak.cluster.MemoryApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What users do to resources. Each wish is counted. */
public final class Users {
  private static final String PAUSED = "mpaoperator.dev/paused";

  private final MemoryApi api;
  private final Story story;
  private final Wishes wishes = new Wishes();
  private final Map<String, List<ApprovalTeamSpec>> past = new HashMap<>();
  private int tokens;

  Users(MemoryApi api, Story story) {
    this.api = api;
    this.story = story;
  }

  /** What they wish. */
  public Wishes wishes() {
    return wishes;
  }

  /** A new resource. */
  public void create(String name, ApprovalTeamSpec spec) {
    var created = api.create(name, spec);
    wishes.changed(Optional.empty(), created);
    past.put(name, new ArrayList<>(List.of(spec)));
    story.tell("a user creates %s: %s", name, text(spec));
  }

  /** Another spec. */
  public void edit(String name, String how, UnaryOperator<ApprovalTeamSpec> change) {
    var before = api.get(name).orElseThrow();
    var after = api.edit(name, t -> t.setSpec(change.apply(t.getSpec())));
    wishes.changed(Optional.of(before), after);
    past.get(name).add(after.getSpec());
    story.tell("a user edits %s (%s): %s", name, how, text(after.getSpec()));
  }

  /** Specs that the resource had, oldest first. */
  public List<ApprovalTeamSpec> past(String name) {
    return past.get(name);
  }

  /** Wants it tried again. */
  public void retry(String name) {
    var token = "token-" + ++tokens;
    annotate(name, "mpaoperator.dev/retry", Optional.of(token));
    story.tell("a user wants %s tried again: %s", name, token);
  }

  /** Pauses it, or lets it go on; {@code empty} takes the annotation away. */
  public void pause(String name, Optional<String> value) {
    annotate(name, PAUSED, value);
    story.tell("a user sets paused of %s: %s", name, value);
  }

  private void annotate(String name, String key, Optional<String> value) {
    api.edit(
        name,
        t -> {
          var all = new HashMap<>(t.getMetadata().getAnnotations());
          value.ifPresentOrElse(v -> all.put(key, v), () -> all.remove(key));
          t.getMetadata().setAnnotations(all);
        });
  }

  /** Whether an annotation says so: an emergency brake, which nonsense pulls too. */
  public static boolean isPaused(ApprovalTeam team) {
    var value = team.getMetadata().getAnnotations().get(PAUSED);
    return value != null && !value.equalsIgnoreCase("false");
  }

  /** Wants it gone. */
  public void delete(String name) {
    var before = api.get(name).orElseThrow();
    api.delete(name);
    api.get(name).ifPresent(after -> wishes.changed(Optional.of(before), after));
    story.tell("a user deletes %s (%s)", name, before.getSpec().deletion());
  }

  /** It goes without the operator: its finalizers are stripped. */
  public void strip(String name) {
    api.delete(name);
    if (api.get(name).isPresent()) {
      api.edit(name, t -> t.getMetadata().setFinalizers(List.of()));
    }
    story.tell("%s is gone, and the operator was not asked", name);
  }

  /** Somebody, or something, wipes the status. */
  public void loseStatus(String name) {
    wishes.lost(api.get(name).orElseThrow());
    api.edit(name, t -> t.setStatus(null));
    story.tell("the status of %s is lost", name);
  }

  /** Whether that resource is there and not going. */
  public boolean isAlive(String name) {
    return api.get(name).filter(t -> !t.isMarkedForDeletion()).isPresent();
  }

  /** The resources that are there. */
  public List<ApprovalTeam> resources() {
    return api.all();
  }

  private static String text(ApprovalTeamSpec spec) {
    var updates = spec.updates();
    var adopt = spec.adopt();
    return "'%s', %s of %s%s%s%s%s"
        .formatted(
            spec.description(),
            spec.approvalStrategy().mofN().minApprovalsRequired(),
            spec.approvers().stream().map(a -> a.name()).toList(),
            updates == null ? "" : " " + updates,
            "Report".equals(spec.drift()) ? "" : " drift " + spec.drift(),
            "Full".equals(spec.managementPolicy()) ? "" : " " + spec.managementPolicy(),
            adopt == null ? "" : adopt.arn() == null ? " adopt by name" : " adopt by ARN");
  }
}
