package dev.mpaoperator.bench;

import dev.mpaoperator.account.Account;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.mpa.MpaClient;

/** What a usual controller does: it gets each team, and its tags, each interval. */
record Poller() implements Watcher {
  @Override
  public String name() {
    return "poller";
  }

  @Override
  public void start(Cloud cloud, Timetable timetable, Duration staleness, Noticed noticed) {
    cloud
        .teams()
        .forEach((account, arns) -> poll(cloud, timetable, staleness, noticed, account, arns));
  }

  private void poll(
      Cloud cloud,
      Timetable timetable,
      Duration interval,
      Noticed noticed,
      Account account,
      List<String> arns) {
    MpaClient client = cloud.as(account);
    for (String arn : arns) {
      int threshold =
          client.getApprovalTeam(r -> r.arn(arn)).approvalStrategy().mofN().minApprovalsRequired();
      client.listTagsForResource(r -> r.resourceArn(arn));
      noticed.saw(arn, threshold);
    }
    timetable.after(interval, () -> poll(cloud, timetable, interval, noticed, account, arns));
  }
}
