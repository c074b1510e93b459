package dev.mpaoperator.simulator.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A right that a call needs.
 *
 * @param action like {@code mpa:GetApprovalTeam}
 * @param resource an ARN, or {@code *} where an action knows no resources
 * @param context the values of condition keys; keys do not depend on case (IAM User Guide,
 *     reference_policies_elements_condition)
 */
public record Access(String action, String resource, Map<String, List<String>> context) {
  private static final String REQUEST_TAG = "aws:RequestTag/";

  /** Copies the context. */
  public Access {
    Map<String, List<String>> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    keys.putAll(context);
    context = keys;
  }

  /** A right for which nothing else is known. */
  public static Access to(String action, String resource) {
    return new Access(action, resource, Map.of());
  }

  /** With the value of a condition key. */
  public Access with(String key, String value) {
    return with(key, List.of(value));
  }

  /** With the values of a condition key that has many. */
  public Access with(String key, List<String> values) {
    Map<String, List<String>> more = new TreeMap<>(context);
    more.put(key, values);
    return new Access(action, resource, more);
  }

  /** With the tags that the request sets: aws:RequestTag/* and aws:TagKeys. */
  public Access withRequestTags(Map<String, String> tags) {
    Access with = tags.isEmpty() ? this : with("aws:TagKeys", new ArrayList<>(tags.keySet()));
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      with = with.with(REQUEST_TAG + tag.getKey(), tag.getValue());
    }
    return with;
  }

  /** With the tags that the resource bears: aws:ResourceTag/*. */
  public Access withResourceTags(Map<String, String> tags) {
    Access with = this;
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      with = with.with("aws:ResourceTag/" + tag.getKey(), tag.getValue());
    }
    return with;
  }

  /** The values of a key; none if the request does not have it. */
  List<String> values(String key) {
    return context.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
  }
}
