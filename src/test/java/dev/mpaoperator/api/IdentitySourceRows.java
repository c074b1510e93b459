package dev.mpaoperator.api;

import static dev.mpaoperator.api.Row.change;
import static dev.mpaoperator.api.Row.row;

import java.util.List;
import java.util.stream.Stream;

/** What an IdentitySource may and may not be. */
final class IdentitySourceRows {
  private IdentitySourceRows() {}

  static List<Row> all() {
    return Stream.of(itself(), AccountRows.all(), AllowedNamespacesRows.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> itself() {
    return List.of(
        row("spec required", "spec: {}", "spec: null", "spec: Required value"),
        row(
            "spec rule: exactly one kind of identity source must be set",
            "spec: {deletionPolicy: Retain}",
            "spec: {iamIdentityCenter: null}",
            "`iamIdentityCenter` is the only one that AWS has"),
        change(
            "spec rule: `iamIdentityCenter` is immutable",
            "spec: {deletionPolicy: Retain}",
            "spec: {iamIdentityCenter: {region: us-east-1}}",
            "delete this resource and create a new one"),
        change(
            "spec rule: `iamIdentityCenter` is immutable",
            "metadata: {labels: {a: b}}",
            "spec: {iamIdentityCenter: null}",
            "delete this resource and create a new one"),
        row(
            "spec.iamIdentityCenter.instanceArn required",
            instance("arn:aws:sso:::instance/ins-1234567890abcdef"),
            "spec: {iamIdentityCenter: {instanceArn: null}}",
            "spec.iamIdentityCenter.instanceArn: Required value"),
        row(
            "spec.iamIdentityCenter.instanceArn minLength 20",
            instance("arn:aws-cn:sso:::instance/ssoins-1234567890abcdef"),
            instance("arn:aws:sso"),
            "spec.iamIdentityCenter.instanceArn in body should be at least 20 chars long"),
        row(
            "spec.iamIdentityCenter.instanceArn maxLength 2048",
            instance(instanceArn(2048)),
            instance(instanceArn(2049)),
            "spec.iamIdentityCenter.instanceArn: Too long: may not be more than 2048 bytes"),
        row(
            "spec.iamIdentityCenter.instanceArn pattern",
            instance("arn:aws:sso:::instance/ssoins-1234567890abcd.-"),
            instance("arn:aws:sso:::instance/ssoins-1234567890abcdef0"),
            "spec.iamIdentityCenter.instanceArn in body should match"),
        row(
            "spec.iamIdentityCenter.region required",
            region("us-gov-west-1"),
            region("null"),
            "spec.iamIdentityCenter.region: Required value"),
        row(
            "spec.iamIdentityCenter.region minLength 1",
            region("a"),
            region("''"),
            "spec.iamIdentityCenter.region in body should be at least 1 chars long"),
        row(
            "spec.iamIdentityCenter.region maxLength 64",
            region("a".repeat(64)),
            region("a".repeat(65)),
            "spec.iamIdentityCenter.region: Too long: may not be more than 64 bytes"),
        row(
            "spec.iamIdentityCenter.region pattern",
            region("ap-southeast-2"),
            region("Frankfurt"),
            "spec.iamIdentityCenter.region in body should match '^[a-z0-9-]+$'"),
        row(
            "spec.deletionPolicy enum",
            "spec: {deletionPolicy: Delete}",
            "spec: {deletionPolicy: delete}",
            "spec.deletionPolicy: Unsupported value: \"delete\": supported values: \"Delete\","
                + " \"Retain\""));
  }

  private static String instance(String arn) {
    return "spec: {iamIdentityCenter: {instanceArn: '" + arn + "'}}";
  }

  private static String region(String yaml) {
    return "spec: {iamIdentityCenter: {region: " + yaml + "}}";
  }

  private static String instanceArn(int length) {
    var end = ":sso:::instance/ins-1234567890abcdef";
    return "arn:" + "a".repeat(length - 4 - end.length()) + end;
  }
}
