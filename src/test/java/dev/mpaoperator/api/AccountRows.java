package dev.mpaoperator.api;

import static dev.mpaoperator.api.Row.change;
import static dev.mpaoperator.api.Row.row;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the account of an IdentitySource may and may not be. */
final class AccountRows {
  private static final String ROLE = "arn:aws:iam::444455556666:role/mpa";
  private static final String OTHER = "arn:aws:iam::777788889999:role/mpa";

  private AccountRows() {}

  static List<Row> all() {
    return List.of(
        row(
            "spec.account rule: `account.id` must be the account of",
            account("id: '444455556666', assumeRole: {roleArn: '" + ROLE + "'}"),
            account("id: '444455556666', assumeRole: {roleArn: '" + OTHER + "'}"),
            "correct one of them, or leave `id` out"),
        change(
                "spec.account rule: the account of `assumeRole.roleArn` is immutable",
                role("roleArn: '" + ROLE + "-of-another-name'"),
                role("roleArn: '" + OTHER + "'"),
                "create a new resource for the other account")
            .where(role("roleArn: '" + ROLE + "'")),
        change(
                "spec.account rule: `account.id` is immutable",
                role("roleArn: '" + ROLE + "'"),
                account("id: '777788889999'"),
                "create a new resource for the other account")
            .where(account("id: '444455556666'")),
        row(
            "spec.account.id minLength 12",
            account("id: '123456789012'"),
            account("id: '12345678901'"),
            "spec.account.id in body should be at least 12 chars long"),
        row(
            "spec.account.id maxLength 12",
            account("id: '123456789012'"),
            account("id: '1234567890123'"),
            "spec.account.id: Too long: may not be more than 12 bytes"),
        row(
            "spec.account.id pattern",
            account("id: '000000000000'"),
            account("id: 12345678901x"),
            "spec.account.id in body should match"),
        row(
            "spec.account.assumeRole.roleArn required",
            role("roleArn: '" + ROLE + "'"),
            account("assumeRole: {sessionName: me}"),
            "spec.account.assumeRole.roleArn: Required value"),
        row(
            "spec.account.assumeRole.roleArn minLength 20",
            role("roleArn: '" + ROLE + "'"),
            role("roleArn: 'arn:aws:iam::1:role'"),
            "spec.account.assumeRole.roleArn in body should be at least 20 chars long"),
        row(
            "spec.account.assumeRole.roleArn maxLength 2048",
            role("roleArn: '" + "%-2048s".formatted(ROLE).replace(' ', 'a') + "'"),
            role("roleArn: '" + "%-2049s".formatted(ROLE).replace(' ', 'a') + "'"),
            "spec.account.assumeRole.roleArn: Too long: may not be more than 2048 bytes"),
        row(
            "spec.account.assumeRole.roleArn pattern",
            role("roleArn: 'arn:aws-us-gov:iam::444455556666:role/a/path/mpa+x'"),
            role("roleArn: 'arn:aws:iam::444455556666:user/mpa'"),
            "spec.account.assumeRole.roleArn in body should match"),
        row(
            "spec.account.assumeRole.externalId minLength 2",
            with("externalId: ab"),
            with("externalId: a"),
            "spec.account.assumeRole.externalId in body should be at least 2 chars long"),
        row(
            "spec.account.assumeRole.externalId maxLength 1224",
            with("externalId: " + "a".repeat(1224)),
            with("externalId: " + "a".repeat(1225)),
            "spec.account.assumeRole.externalId: Too long: may not be more than 1224 bytes"),
        row(
            "spec.account.assumeRole.externalId pattern",
            with("externalId: 'a_+=,.@:/-'"),
            with("externalId: 'a b'"),
            "spec.account.assumeRole.externalId in body should match"),
        row(
            "spec.account.assumeRole.sessionName minLength 2",
            with("sessionName: ab"),
            with("sessionName: a"),
            "spec.account.assumeRole.sessionName in body should be at least 2 chars long"),
        row(
            "spec.account.assumeRole.sessionName maxLength 64",
            with("sessionName: " + "a".repeat(64)),
            with("sessionName: " + "a".repeat(65)),
            "spec.account.assumeRole.sessionName: Too long: may not be more than 64 bytes"),
        row(
            "spec.account.assumeRole.sessionName pattern",
            with("sessionName: 'a_+=,.@-'"),
            with("sessionName: 'a/b'"),
            "spec.account.assumeRole.sessionName in body should match"),
        row(
            "spec.account.assumeRole.sessionTags maxProperties 40",
            with("sessionTags: " + tags(40)),
            with("sessionTags: " + tags(41)),
            "spec.account.assumeRole.sessionTags: Too many: 41: must have at most 40 items"),
        row(
            "spec.account.assumeRole.sessionTags{} maxLength 256",
            with("sessionTags: {a: " + "a".repeat(256) + "}"),
            with("sessionTags: {a: " + "a".repeat(257) + "}"),
            "spec.account.assumeRole.sessionTags.a: Too long: may not be more than 256 bytes"),
        row(
            "spec.account.assumeRole.durationSeconds minimum 900",
            with("durationSeconds: 900"),
            with("durationSeconds: 899"),
            "spec.account.assumeRole.durationSeconds in body should be greater than or equal to 900"),
        row(
            "spec.account.assumeRole.durationSeconds maximum 43200",
            with("durationSeconds: 43200"),
            with("durationSeconds: 43201"),
            "spec.account.assumeRole.durationSeconds in body should be less than or equal to 43200"));
  }

  private static String account(String fields) {
    return "spec: {account: {" + fields + "}}";
  }

  private static String role(String fields) {
    return account("assumeRole: {" + fields + "}");
  }

  private static String with(String field) {
    return role("roleArn: '" + ROLE + "', " + field);
  }

  private static String tags(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "t" + i + ": v")
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
