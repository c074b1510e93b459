package dev.mpaoperator.api;

import static dev.mpaoperator.api.Examples.people;
import static dev.mpaoperator.api.Examples.policies;
import static dev.mpaoperator.api.Row.change;
import static dev.mpaoperator.api.Row.row;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an ApprovalTeam may and may not be. */
final class ApprovalTeamRows {
  private static final String SOURCE_ARN = "arn:aws:mpa:us-east-1:111122223333:identity-source/";
  private static final String TEAM_ARN = "arn:aws:mpa:us-east-1:111122223333:approval-team/";
  private static final String POLICY = "arn:aws:mpa:::aws:policy/backup.amazonaws.com/";

  private ApprovalTeamRows() {}

  static List<Row> all() {
    return Stream.of(
            team(),
            strategy(),
            source(),
            ApproverRows.all(),
            policyList(),
            deletion(),
            tags(),
            manner(),
            adoption())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> team() {
    return List.of(
        row("spec required", "spec: {}", "spec: null", "spec: Required value"),
        row(
            "spec.name required",
            "spec: {name: a}",
            "spec: {name: null}",
            "spec.name: Required value"),
        row(
            "spec.name minLength 1",
            "spec: {name: a}",
            "spec: {name: ''}",
            "spec.name in body should be at least 1 chars long"),
        row(
            "spec.name maxLength 64",
            "spec: {name: " + text(64) + "}",
            "spec: {name: " + text(65) + "}",
            "spec.name: Too long: may not be more than 64 bytes"),
        row(
            "spec.name pattern",
            "spec: {name: A.b_c-9}",
            "spec: {name: 'vault approvers'}",
            "spec.name in body should match '^[a-zA-Z0-9._-]+$'"),
        change(
            "spec rule: `name` is immutable",
            "spec: {name: vault-approvers, description: Another}",
            "spec: {name: other}",
            "delete this resource and create one with the new name"),
        row(
            "spec.description required",
            "spec: {description: a}",
            "spec: {description: null}",
            "spec.description: Required value"),
        row(
            "spec.description minLength 1",
            "spec: {description: a}",
            "spec: {description: ''}",
            "spec.description in body should be at least 1 chars long"),
        row(
            "spec.description maxLength 256",
            "spec: {description: " + text(256) + "}",
            "spec: {description: " + text(257) + "}",
            "spec.description: Too long: may not be more than 256 bytes"));
  }

  private static List<Row> strategy() {
    return List.of(
        row(
            "spec.approvalStrategy required",
            "spec: {approvalStrategy: {mofN: {minApprovalsRequired: 3}}}",
            "spec: {approvalStrategy: null}",
            "spec.approvalStrategy: Required value"),
        row(
            "spec.approvalStrategy rule: exactly one strategy must be set",
            "spec: {approvalStrategy: {mofN: {minApprovalsRequired: 2}}}",
            "spec: {approvalStrategy: {mofN: null}}",
            "exactly one strategy must be set: `mofN`"),
        row(
            "spec.approvalStrategy.mofN.minApprovalsRequired required",
            "spec: {approvalStrategy: {mofN: {minApprovalsRequired: 2}}}",
            "spec: {approvalStrategy: {mofN: {minApprovalsRequired: null}}}",
            "spec.approvalStrategy.mofN.minApprovalsRequired: Required value"),
        row(
            "spec.approvalStrategy.mofN rule: `minApprovalsRequired` must be at least 2",
            "spec: {approvalStrategy: {mofN: {minApprovalsRequired: 2}}}",
            "spec: {approvalStrategy: {mofN: {minApprovalsRequired: 1}}}",
            "does not let one person decide alone: raise it"),
        row(
            "spec.approvalStrategy.mofN.minApprovalsRequired maximum 20",
            "spec: {approvalStrategy: {mofN: {minApprovalsRequired: 20}}, approvers: "
                + people(20)
                + "}",
            "spec: {approvalStrategy: {mofN: {minApprovalsRequired: 21}}, approvers: "
                + people(20)
                + "}",
            "minApprovalsRequired in body should be less than or equal to 20"),
        row(
            "spec rule: `approvalStrategy.mofN.minApprovalsRequired` must not exceed",
            "spec: {approvalStrategy: {mofN: {minApprovalsRequired: 3}}}",
            "spec: {approvalStrategy: {mofN: {minApprovalsRequired: 4}}}",
            "spec.approvalStrategy.mofN.minApprovalsRequired: Invalid value: \"object\":"
                + " `approvalStrategy.mofN.minApprovalsRequired` must not exceed the number of"
                + " `approvers`: lower it or add approvers"));
  }

  private static List<Row> source() {
    return List.of(
        row(
            "spec rule: exactly one of `identitySourceRef` and `identitySourceArn` must be set",
            "spec: {identitySourceRef: null, identitySourceArn: '" + SOURCE_ARN + "Iam'}",
            "spec: {identitySourceArn: '" + SOURCE_ARN + "Iam'}",
            "name the IdentitySource resource, or give the ARN"),
        row(
            "spec rule: exactly one of `identitySourceRef` and `identitySourceArn` must be set",
            "spec: {identitySourceRef: {name: corp}}",
            "spec: {identitySourceRef: null}",
            "name the IdentitySource resource, or give the ARN"),
        row(
            "spec.identitySourceRef.name required",
            "spec: {identitySourceRef: {name: a}}",
            "spec: {identitySourceRef: {name: null}}",
            "spec.identitySourceRef.name: Required value"),
        row(
            "spec.identitySourceRef.name minLength 1",
            "spec: {identitySourceRef: {name: a}}",
            "spec: {identitySourceRef: {name: ''}}",
            "spec.identitySourceRef.name in body should be at least 1 chars long"),
        row(
            "spec.identitySourceRef.name maxLength 253",
            "spec: {identitySourceRef: {name: " + text(253) + "}}",
            "spec: {identitySourceRef: {name: " + text(254) + "}}",
            "spec.identitySourceRef.name: Too long: may not be more than 253 bytes"),
        row(
            "spec.identitySourceArn minLength 20",
            "spec: {identitySourceRef: null, identitySourceArn: '" + SOURCE_ARN + "a'}",
            "spec: {identitySourceRef: null, identitySourceArn: 'arn:aws:mpa'}",
            "spec.identitySourceArn in body should be at least 20 chars long"),
        row(
            "spec.identitySourceArn maxLength 1000",
            "spec: {identitySourceRef: null, identitySourceArn: '" + sourceArn(1000) + "'}",
            "spec: {identitySourceRef: null, identitySourceArn: '" + sourceArn(1001) + "'}",
            "spec.identitySourceArn: Too long: may not be more than 1000 bytes"),
        row(
            "spec.identitySourceArn pattern",
            "spec: {identitySourceRef: null, identitySourceArn: 'arn:aws-us-gov:mpa:us-gov-west-1:111122223333:identity-source/a'}",
            "spec: {identitySourceRef: null, identitySourceArn: 'arn:aws:mpa:us-east-1:111122223333:approval-team/a'}",
            "spec.identitySourceArn in body should match"));
  }

  private static List<Row> policyList() {
    var first = "{arn: '" + POLICY + "CreateRestoreAccessVault/$DEFAULT'}";
    var second = "{arn: '" + POLICY + "Other/1'}";
    return List.of(
        row(
            "spec.policies required",
            "spec: {policies: " + policies(2) + "}",
            "spec: {policies: null}",
            "spec.policies: Required value"),
        row(
            "spec.policies minItems 1",
            "spec: {policies: " + policies(1) + "}",
            "spec: {policies: []}",
            "spec.policies in body should have at least 1 items"),
        row(
            "spec.policies maxItems 10",
            "spec: {policies: " + policies(10) + "}",
            "spec: {policies: " + policies(11) + "}",
            "spec.policies: Too many: 11: must have at most 10 items"),
        row(
            "spec.policies key arn",
            "spec: {policies: [%s, %s]}".formatted(first, second),
            "spec: {policies: [%s, %s]}".formatted(second, second),
            "spec.policies[1]: Duplicate value"),
        change(
                "root rule: `policies` is immutable",
                "spec: {policies: [%s, %s]}".formatted(second, first),
                "spec: {policies: [%s]}".formatted(first),
                "delete this resource and create a new one")
            .where("status: {arn: '" + TEAM_ARN + "vault-1'}"),
        change(
                "root rule: `policies` is immutable",
                "spec: {description: other, policies: [%s, %s]}".formatted(second, first),
                "spec: {policies: [%s, {arn: '%sOther/2'}]}".formatted(first, POLICY),
                "delete this resource and create a new one")
            .where("status: {proposal: {kind: Creation, state: Submitting, hash: a}}"),
        row(
            "spec.policies[].arn required",
            "spec: {policies: [" + first + "]}",
            "spec: {policies: [{}]}",
            "spec.policies[0].arn: Required value"),
        row(
            "spec.policies[].arn minLength 1",
            "spec: {policies: [" + first + "]}",
            "spec: {policies: [{arn: ''}]}",
            "spec.policies[0].arn in body should be at least 1 chars long"),
        row(
            "spec.policies[].arn maxLength 1224",
            "spec: {policies: [{arn: '" + POLICY + text(1223 - POLICY.length() - 1) + "/1'}]}",
            "spec: {policies: [{arn: '" + POLICY + text(1223 - POLICY.length()) + "/1'}]}",
            "spec.policies[0].arn: Too long: may not be more than 1224 bytes"),
        row(
            "spec.policies[].arn pattern",
            "spec: {policies: [{arn: '" + POLICY + "Some/12'}]}",
            "spec: {policies: [{arn: '" + POLICY + "Some'}]}",
            "spec.policies[0].arn in body should match"));
  }

  private static List<Row> deletion() {
    return List.of(
        row(
            "spec.deletion.policy enum",
            "spec: {deletion: {policy: Retain}}",
            "spec: {deletion: {policy: Orphan}}",
            "spec.deletion.policy: Unsupported value: \"Orphan\": supported values: \"Delete\","
                + " \"Retain\""),
        row(
            "spec.deletion.pendingWindowDays minimum 0",
            "spec: {deletion: {pendingWindowDays: 0}}",
            "spec: {deletion: {pendingWindowDays: -1}}",
            "spec.deletion.pendingWindowDays in body should be greater than or equal to 0"),
        row(
            "spec.deletion.pendingWindowDays maximum 365",
            "spec: {deletion: {pendingWindowDays: 365}}",
            "spec: {deletion: {pendingWindowDays: 366}}",
            "spec.deletion.pendingWindowDays in body should be less than or equal to 365"));
  }

  private static List<Row> tags() {
    return List.of(
        row(
            "spec rule: keys of `tags` must not begin with `aws:`",
            "spec: {tags: {'awsome:a': b}}",
            "spec: {tags: {'Aws:a': b}}",
            "which AWS reserves"),
        row(
            "spec rule: keys of `tags` must not begin with `aws:`",
            "spec: {tags: {'mpaoperator.development/uid': b}}",
            "spec: {tags: {'mpaoperator.dev/uid': b}}",
            "by which the operator knows its own teams: use other keys"),
        row(
            "spec rule: keys of `tags` must have 1 to 128 characters",
            "spec: {tags: {" + text(128) + ": b}}",
            "spec: {tags: {" + text(129) + ": b}}",
            "must have 1 to 128 characters: shorten them"),
        row(
            "spec.tags maxProperties 40",
            "spec: {tags: {" + keys(40) + "}}",
            "spec: {tags: {" + keys(41) + "}}",
            "spec.tags: Too many: 41: must have at most 40 items"),
        row(
            "spec.tags{} maxLength 256",
            "spec: {tags: {a: " + text(256) + "}}",
            "spec: {tags: {a: " + text(257) + "}}",
            "Too long: may not be more than 256 bytes"));
  }

  private static List<Row> manner() {
    return List.of(
        row(
            "spec.updates.whilePending enum",
            "spec: {updates: {whilePending: Wait}}",
            "spec: {updates: {whilePending: Never}}",
            "spec.updates.whilePending: Unsupported value: \"Never\""),
        row(
            "spec.updates.settleSeconds minimum 0",
            "spec: {updates: {settleSeconds: 0}}",
            "spec: {updates: {settleSeconds: -1}}",
            "spec.updates.settleSeconds in body should be greater than or equal to 0"),
        row(
            "spec.updates.settleSeconds maximum 3600",
            "spec: {updates: {settleSeconds: 3600}}",
            "spec: {updates: {settleSeconds: 3601}}",
            "spec.updates.settleSeconds in body should be less than or equal to 3600"),
        row(
            "spec.drift enum",
            "spec: {drift: Propose}",
            "spec: {drift: Fight}",
            "spec.drift: Unsupported value: \"Fight\""),
        row(
            "spec.managementPolicy enum",
            "spec: {managementPolicy: ObserveOnly}",
            "spec: {managementPolicy: Some}",
            "spec.managementPolicy: Unsupported value: \"Some\""),
        row(
            "spec.deletion.release enum",
            "spec: {deletion: {release: WhenRequested}}",
            "spec: {deletion: {release: Never}}",
            "spec.deletion.release: Unsupported value: \"Never\""));
  }

  private static List<Row> adoption() {
    return List.of(
        row(
            "spec.adopt rule: exactly one of `adopt.arn` and `adopt.name` must be set",
            "spec: {adopt: {name: vault-approvers}}",
            "spec: {adopt: {}}",
            "give the team's ARN, or its name if the account has one team of that name"),
        row(
            "spec rule: `adopt.name` must be the same as `name`",
            "spec: {adopt: {name: vault-approvers}}",
            "spec: {adopt: {name: other}}",
            "correct one of them, or give `adopt.arn`"),
        row(
            "spec.adopt.arn minLength 20",
            "spec: {adopt: {arn: '" + TEAM_ARN + "a'}}",
            "spec: {adopt: {arn: 'arn:aws:mpa'}}",
            "spec.adopt.arn in body should be at least 20 chars long"),
        row(
            "spec.adopt.arn maxLength 2048",
            "spec: {adopt: {arn: '" + TEAM_ARN + text(2048 - TEAM_ARN.length()) + "'}}",
            "spec: {adopt: {arn: '" + TEAM_ARN + text(2049 - TEAM_ARN.length()) + "'}}",
            "spec.adopt.arn: Too long: may not be more than 2048 bytes"),
        row(
            "spec.adopt.arn pattern",
            "spec: {adopt: {arn: '" + TEAM_ARN + "a.b_c-9'}}",
            "spec: {adopt: {arn: '" + SOURCE_ARN + "IamIdentityCenter'}}",
            "spec.adopt.arn in body should match"),
        row(
            "spec.adopt.name minLength 1",
            "spec: {adopt: {name: vault-approvers}}",
            "spec: {adopt: {name: ''}}",
            "spec.adopt.name in body should be at least 1 chars long"),
        row(
            "spec.adopt.name maxLength 64",
            "spec: {adopt: {name: " + text(64) + "}, name: " + text(64) + "}",
            "spec: {adopt: {name: " + text(65) + "}, name: " + text(65) + "}",
            "spec.adopt.name: Too long: may not be more than 64 bytes"));
  }

  private static String keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "key-%d: b".formatted(i))
        .collect(Collectors.joining(", "));
  }

  private static String text(int length) {
    return "a".repeat(length);
  }

  private static String sourceArn(int length) {
    return SOURCE_ARN + text(length - SOURCE_ARN.length());
  }
}
