package dev.mpaoperator.api;

import static dev.mpaoperator.api.Row.change;
import static dev.mpaoperator.api.Row.row;

import java.util.List;

/** What an ApprovalSession may and may not be. */
final class ApprovalSessionRows {
  private static final String ARN = "arn:aws:mpa:us-east-1:111122223333:session/";

  private ApprovalSessionRows() {}

  static List<Row> all() {
    return List.of(
        row("spec required", "spec: {}", "spec: null", "spec: Required value"),
        row(
            "spec.sessionArn required",
            arn(ARN + "a/b"),
            "spec: {sessionArn: null}",
            "spec.sessionArn: Required value"),
        row(
            "spec.sessionArn minLength 20",
            arn(ARN + "a/b"),
            arn("arn:aws:mpa:a:1"),
            "spec.sessionArn in body should be at least 20 chars long"),
        row(
            "spec.sessionArn maxLength 2048",
            arn(ARN + "a/" + "b".repeat(2048 - ARN.length() - 2)),
            arn(ARN + "a/" + "b".repeat(2049 - ARN.length() - 2)),
            "spec.sessionArn: Too long: may not be more than 2048 bytes"),
        row(
            "spec.sessionArn pattern",
            arn("arn:aws-cn:mpa:us-east-1:111122223333:session/A.b_c-d/E-f_0"),
            arn("arn:aws:mpa:us-east-1:111122223333:approval-team/a-b-c"),
            "spec.sessionArn in body should match"),
        row(
            "spec.approvalTeamRef required",
            "spec: {approvalTeamRef: {name: a}}",
            "spec: {approvalTeamRef: null}",
            "spec.approvalTeamRef: Required value"),
        row(
            "spec.approvalTeamRef.name required",
            "spec: {approvalTeamRef: {name: a}}",
            "spec: {approvalTeamRef: {name: null}}",
            "spec.approvalTeamRef.name: Required value"),
        row(
            "spec.approvalTeamRef.name minLength 1",
            "spec: {approvalTeamRef: {name: a}}",
            "spec: {approvalTeamRef: {name: ''}}",
            "spec.approvalTeamRef.name in body should be at least 1 chars long"),
        row(
            "spec.approvalTeamRef.name maxLength 253",
            "spec: {approvalTeamRef: {name: " + "a".repeat(253) + "}}",
            "spec: {approvalTeamRef: {name: " + "a".repeat(254) + "}}",
            "spec.approvalTeamRef.name: Too long: may not be more than 253 bytes"),
        // On a resource that says `cancel: true` already.
        change(
            "spec rule: `cancel` cannot be taken back",
            "spec: {cancel: true}",
            "spec: {cancel: null}",
            "ask for the same once more instead"),
        change(
            "spec rule: `cancel` cannot be taken back",
            "metadata: {labels: {a: b}}",
            "spec: {cancel: false}",
            "ask for the same once more instead"),
        change(
            "spec rule: `sessionArn` is immutable",
            "spec: {cancel: true}",
            arn(ARN + "a/c"),
            "only `cancel` may be set"),
        change(
            "spec rule: `approvalTeamRef` is immutable",
            "metadata: {labels: {a: b}}",
            "spec: {approvalTeamRef: {name: other}}",
            "only `cancel` may be set"),
        change(
                "root rule: this session cannot be cancelled",
                "{metadata: {labels: {a: b}}, spec: {cancel: false}}",
                "spec: {cancel: true}",
                "are cancelled by the service that asked")
            .where("{spec: {cancel: null}, status: {cancellable: false}}"));
  }

  private static String arn(String arn) {
    return "spec: {sessionArn: '" + arn + "'}";
  }
}
