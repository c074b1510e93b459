package dev.mpaoperator.api;

import static dev.mpaoperator.api.Examples.people;
import static dev.mpaoperator.api.Examples.peopleAnd;
import static dev.mpaoperator.api.Row.row;

import java.util.List;

/** What the approvers of a team may and may not be. */
final class ApproverRows {
  private static final String SOURCE_ARN = "arn:aws:mpa:us-east-1:111122223333:identity-source/a";

  private ApproverRows() {}

  static List<Row> all() {
    return List.of(
        row(
            "spec.approvers required",
            "spec: {approvers: " + people(5) + "}",
            "spec: {approvers: null}",
            "spec.approvers: Required value"),
        row(
            "spec rule: `approvers` must name at least 3 people",
            "spec: {approvers: " + people(3) + "}",
            "spec: {approvers: " + people(2) + "}",
            "does not accept smaller teams: add approvers"),
        row(
            "spec.approvers maxItems 20",
            "spec: {approvers: " + people(20) + "}",
            "spec: {approvers: " + people(21) + "}",
            "spec.approvers: Too many: 21: must have at most 20 items"),
        row(
            "spec.approvers key name",
            "spec: {approvers: " + peopleAnd("{name: p3, identityId: id-3}") + "}",
            "spec: {approvers: " + peopleAnd("{name: p1, identityId: id-3}") + "}",
            "spec.approvers[2]: Duplicate value: {\"name\":\"p1\"}"),
        row(
            "spec rule: each `identityId`, `userName` and `email` must stand once in `approvers`",
            "spec: {approvers: " + peopleAnd("{name: p3, identityId: ID-1}") + "}",
            "spec: {approvers: " + peopleAnd("{name: p3, identityId: id-1}") + "}",
            "one person has one vote, remove the duplicate"),
        row(
            "spec rule: each `identityId`, `userName` and `email` must stand once in `approvers`",
            "spec: {approvers: " + twoAnd("userName: ann", "userName: Ann") + "}",
            "spec: {approvers: " + twoAnd("userName: ann", "userName: ann") + "}",
            "one person has one vote, remove the duplicate"),
        row(
            "spec rule: each `identityId`, `userName` and `email` must stand once in `approvers`",
            "spec: {approvers: " + twoAnd("email: a@b", "userName: a@b") + "}",
            "spec: {approvers: " + twoAnd("email: a@b", "email: a@b") + "}",
            "one person has one vote, remove the duplicate"),
        row(
            "spec rule: `userName` and `email` need `identitySourceRef`",
            "spec: {approvers: " + twoAnd("userName: a", "email: a@b") + "}",
            "spec: {identitySourceRef: null, identitySourceArn: '"
                + SOURCE_ARN
                + "', approvers: "
                + twoAnd("userName: a", "identityId: i")
                + "}",
            "name the approvers by `identityId`"),
        row(
            "spec.approvers[] rule: exactly one of `identityId`, `userName` and `email`",
            person("identityId: i"),
            person("identityId: i, userName: u"),
            "leave the others out"),
        row(
            "spec.approvers[] rule: exactly one of `identityId`, `userName` and `email`",
            person("email: a@b"),
            "spec: {approvers: " + peopleAnd("{name: p}") + "}",
            "must be set for each approver"),
        row(
            "spec.approvers[].userName minLength 1",
            person("userName: u"),
            person("userName: ''"),
            "spec.approvers[2].userName in body should be at least 1 chars long"),
        row(
            "spec.approvers[].userName maxLength 128",
            person("userName: " + "u".repeat(128)),
            person("userName: " + "u".repeat(129)),
            "spec.approvers[2].userName: Too long: may not be more than 128 bytes"),
        row(
            "spec.approvers[].email minLength 3",
            person("email: a@b"),
            person("email: 'a@'"),
            "spec.approvers[2].email in body should be at least 3 chars long"),
        row(
            "spec.approvers[].email maxLength 254",
            person("email: a@" + "b".repeat(252)),
            person("email: a@" + "b".repeat(253)),
            "spec.approvers[2].email: Too long: may not be more than 254 bytes"),
        row(
            "spec.approvers[].email pattern",
            person("email: jörg+mpa@exämple.com"),
            person("email: jörg at example"),
            "spec.approvers[2].email in body should match"),
        row(
            "spec.approvers[].name required",
            "spec: {approvers: " + peopleAnd("{name: p, identityId: i}") + "}",
            "spec: {approvers: " + peopleAnd("{identityId: i}") + "}",
            "spec.approvers[2].name: Required value"),
        row(
            "spec.approvers[].name minLength 1",
            "spec: {approvers: " + peopleAnd("{name: p, identityId: i}") + "}",
            "spec: {approvers: " + peopleAnd("{name: '', identityId: i}") + "}",
            "spec.approvers[2].name in body should be at least 1 chars long"),
        row(
            "spec.approvers[].name maxLength 63",
            "spec: {approvers: " + peopleAnd("{name: " + "i".repeat(63) + ", identityId: i}") + "}",
            "spec: {approvers: " + peopleAnd("{name: " + "i".repeat(64) + ", identityId: i}") + "}",
            "spec.approvers[2].name: Too long: may not be more than 63 bytes"),
        row(
            "spec.approvers[].name pattern",
            "spec: {approvers: " + peopleAnd("{name: Al.i_c-e9, identityId: i}") + "}",
            "spec: {approvers: " + peopleAnd("{name: alice-, identityId: i}") + "}",
            "spec.approvers[2].name in body should match"),
        row(
            "spec.approvers[].identityId minLength 1",
            "spec: {approvers: " + peopleAnd("{name: p, identityId: i}") + "}",
            "spec: {approvers: " + peopleAnd("{name: p, identityId: ''}") + "}",
            "spec.approvers[2].identityId in body should be at least 1 chars long"),
        row(
            "spec.approvers[].identityId maxLength 100",
            "spec: {approvers: "
                + peopleAnd("{name: p, identityId: " + "i".repeat(100) + "}")
                + "}",
            "spec: {approvers: "
                + peopleAnd("{name: p, identityId: " + "i".repeat(101) + "}")
                + "}",
            "spec.approvers[2].identityId: Too long: may not be more than 100 bytes"));
  }

  private static String person(String fields) {
    return "spec: {approvers: " + peopleAnd("{name: p, " + fields + "}") + "}";
  }

  /** A list of three, of whom the last two are these. */
  private static String twoAnd(String second, String third) {
    return "[{name: p1, identityId: id-1}, {name: p2, %s}, {name: p3, %s}]"
        .formatted(second, third);
  }
}
