package dev.mpaoperator.simulator.world;

import java.util.List;
import java.util.Map;

/** The operations on tags. They need no approval (inferred: CloudFormation changes them apart). */
public final class TagOperations {
  private final World world;

  TagOperations(World world) {
    this.world = world;
  }

  /** ListTagsForResource. */
  public Map<String, String> list(Caller caller, String arn) {
    checkExists(caller, arn);
    return world.tags.of(arn);
  }

  /** TagResource. */
  public void add(Caller caller, String arn, Map<String, String> tags) {
    checkExists(caller, arn);
    world.tags.put(arn, tags);
  }

  /** UntagResource: keys that are not there do no harm. */
  public void remove(Caller caller, String arn, List<String> keys) {
    checkExists(caller, arn);
    world.tags.remove(arn, keys);
  }

  /**
   * The tags by which rights are judged (aws:ResourceTag): those of now, and for a session those of
   * its team now. Whether they follow the team is not documented (inferred).
   */
  public Map<String, String> judged(String arn) {
    return world.sessions.find(arn).map(s -> world.tags.of(s.teamArn())).orElse(world.tags.of(arn));
  }

  private void checkExists(Caller caller, String arn) {
    if (arn.contains(":approval-team/")) {
      world.teams.owned(caller, arn);
    } else if (arn.contains(":identity-source/")) {
      world.identitySources.owned(caller, arn);
    } else if (!Arn.account(arn).equals(caller.account())) {
      throw Teams.denied(arn);
    } else {
      world.sessions.get(arn);
    }
  }
}
