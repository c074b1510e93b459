package dev.mpaoperator.command.explain;

import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.identitysource.plan.SourceReason;
import dev.mpaoperator.progress.Progress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A kind of resources, with its closed vocabulary of reasons. */
public enum Kind {
  APPROVAL_TEAM("ApprovalTeam"),
  IDENTITY_SOURCE("IdentitySource"),
  APPROVAL_SESSION("ApprovalSession");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** As it stands in manifests. */
  public String word() {
    return word;
  }

  /** Its reasons in the order of the code, each with what it means for how things go on. */
  Map<String, Progress> reasons() {
    return switch (this) {
      case APPROVAL_TEAM -> words(Reason.values(), Reason::word, Reason::progress);
      case IDENTITY_SOURCE ->
          words(SourceReason.values(), SourceReason::word, SourceReason::progress);
      case APPROVAL_SESSION ->
          words(SessionReason.values(), SessionReason::word, SessionReason::progress);
    };
  }

  /** Where its texts are. */
  String file() {
    return word.toLowerCase(Locale.ROOT) + ".yaml";
  }

  private static <R> Map<String, Progress> words(
      R[] reasons, Function<R, String> word, Function<R, Progress> progress) {
    return Arrays.stream(reasons)
        .collect(Collectors.toMap(word, progress, (a, b) -> a, LinkedHashMap::new));
  }
}
