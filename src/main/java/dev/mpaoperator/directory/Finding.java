package dev.mpaoperator.directory;

import dev.mpaoperator.failure.CloudFailure;

/** What came of looking for a person. Nothing in it shows what was looked for. */
public sealed interface Finding {

  /** One person, who is not known to be disabled. */
  record Found(String identityId) implements Finding {}

  /** AWS says that there is nobody. */
  record NotFound() implements Finding {}

  /**
   * Several people: it does not say who is meant.
   *
   * @param people how many, at least 2; AWS does not always say how many more
   */
  record Ambiguous(int people) implements Finding {}

  /** One person, who is disabled and can neither accept nor vote. */
  record Disabled(String identityId) implements Finding {}

  /**
   * Nobody knows: AWS could not be asked, or did not answer.
   *
   * @param operation the call that failed, in AWS's word
   * @param kind what the failure means
   * @param text for a person: what AWS said and what can be done; the same at every try
   */
  record Unchecked(String operation, CloudFailure.Kind kind, String text) implements Finding {}
}
