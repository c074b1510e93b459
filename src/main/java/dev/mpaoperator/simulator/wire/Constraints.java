package dev.mpaoperator.simulator.wire;

import static dev.mpaoperator.simulator.wire.Shape.oneOf;
import static dev.mpaoperator.simulator.wire.Shape.optional;
import static dev.mpaoperator.simulator.wire.Shape.required;
import static dev.mpaoperator.simulator.wire.Shape.structure;
import static dev.mpaoperator.simulator.wire.Shape.text;
import static dev.mpaoperator.simulator.wire.Shape.union;

import dev.mpaoperator.simulator.wire.Shape.Listing;
import dev.mpaoperator.simulator.wire.Shape.Mapping;
import dev.mpaoperator.simulator.wire.Shape.Structure;
import dev.mpaoperator.simulator.wire.Shape.Text;
import dev.mpaoperator.simulator.wire.Shape.Whole;

/** What the service's model demands of each request: the one place for it (API, data types). */
final class Constraints {
  private static final String ACCOUNT_ARN = "arn:aws(-[^:]+)?:mpa:[a-z0-9-]{1,20}:[0-9]{12}:";
  private static final String POLICY_ARN =
      "arn:.{1,63}:mpa:::aws:policy/[a-zA-Z0-9_\\.-]{1,1023}/[a-zA-Z0-9_\\.-]{1,1023}";

  private static final Text STRING = text(0, 1000);
  private static final Text TOKEN = text(0, 4096);
  private static final Whole ANY_NUMBER = new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final Whole MAX_RESULTS = new Whole(1, 20);
  private static final Text DESCRIPTION = text(1, 256).secret();
  private static final Text TEAM_ARN =
      text(20, 2048).matching(ACCOUNT_ARN + "approval-team/[a-zA-Z0-9._-]+");
  private static final Text SESSION_ARN =
      text(20, 2048).matching(ACCOUNT_ARN + "session/[a-zA-Z0-9._-]+/[a-zA-Z0-9_-]+");
  private static final Text QUALIFIED_POLICY =
      text(0, 1224).matching(POLICY_ARN + "/(?:[\\d]+|\\$DEFAULT)");
  private static final Text UNQUALIFIED_POLICY = text(0, 1224).matching(POLICY_ARN);
  private static final Mapping TAGS = new Mapping(text(1, 128).secret(), text(0, 256).secret());
  private static final Structure STRATEGY =
      union(
          optional(
              "MofN",
              structure(required("MinApprovalsRequired", new Whole(1, Integer.MAX_VALUE)))));
  private static final Listing APPROVERS =
      new Listing(
          1,
          20,
          structure(
              required("PrimaryIdentityId", text(1, 100)),
              required("PrimaryIdentitySourceArn", STRING)));
  private static final Listing POLICIES =
      new Listing(1, 10, structure(required("PolicyArn", QUALIFIED_POLICY)));
  private static final Listing FILTERS =
      new Listing(
          0,
          10,
          structure(
              optional(
                  "FieldName",
                  oneOf(
                      "ActionName",
                      "ApprovalTeamName",
                      "VotingTime",
                      "Vote",
                      "SessionStatus",
                      "InitiationTime")),
              optional(
                  "Operator",
                  oneOf(
                      "EQ", "NE", "GT", "LT", "GTE", "LTE", "CONTAINS", "NOT_CONTAINS", "BETWEEN")),
              optional("Value", STRING)));

  static final Structure CREATE_TEAM =
      structure(
          optional("ClientToken", TOKEN),
          required("ApprovalStrategy", STRATEGY),
          required("Approvers", APPROVERS),
          required("Description", DESCRIPTION),
          required("Policies", POLICIES),
          required("Name", text(0, 64).matching("[a-zA-Z0-9._-]+")),
          optional("Tags", TAGS));
  static final Structure TEAM = structure(required("Arn", TEAM_ARN));
  static final Structure UPDATE_TEAM =
      structure(
          optional("ApprovalStrategy", STRATEGY),
          optional("Approvers", APPROVERS),
          optional("Description", DESCRIPTION),
          optional("UpdateActions", new Listing(0, 100, oneOf("SYNCHRONIZE_MFA_DEVICES"))),
          required("Arn", TEAM_ARN));
  static final Structure START_DELETION =
      structure(optional("PendingWindowDays", ANY_NUMBER), required("Arn", TEAM_ARN));
  static final Structure DELETE_VERSION =
      structure(required("Arn", TEAM_ARN), required("VersionId", STRING));
  static final Structure PAGE =
      structure(optional("MaxResults", MAX_RESULTS), optional("NextToken", TOKEN));
  static final Structure LIST_SESSIONS =
      structure(
          required("ApprovalTeamArn", TEAM_ARN),
          optional("MaxResults", MAX_RESULTS),
          optional("NextToken", TOKEN),
          optional("Filters", FILTERS));
  static final Structure SESSION = structure(required("SessionArn", SESSION_ARN));
  static final Structure CREATE_SOURCE =
      structure(
          required(
              "IdentitySourceParameters",
              union(
                  optional(
                      "IamIdentityCenter",
                      structure(
                          required(
                              "InstanceArn",
                              text(20, 2048)
                                  .matching("arn:.+:sso:::instance/(?:sso)?ins-[a-zA-Z0-9-.]{16}")),
                          required("Region", STRING))))),
          optional("ClientToken", TOKEN),
          optional("Tags", TAGS));
  static final Structure SOURCE = structure(required("IdentitySourceArn", STRING));
  static final Structure POLICY_VERSIONS =
      structure(
          optional("MaxResults", MAX_RESULTS),
          optional("NextToken", TOKEN),
          required("PolicyArn", UNQUALIFIED_POLICY));
  static final Structure POLICY_VERSION = structure(required("PolicyVersionArn", QUALIFIED_POLICY));
  static final Structure RESOURCE_POLICIES =
      structure(
          required("ResourceArn", STRING),
          optional("MaxResults", MAX_RESULTS),
          optional("NextToken", TOKEN));
  static final Structure RESOURCE_POLICY =
      structure(
          required("ResourceArn", STRING),
          required("PolicyName", STRING),
          required("PolicyType", oneOf("AWS_MANAGED", "AWS_RAM")));
  static final Structure RESOURCE = structure(required("ResourceArn", STRING));
  static final Structure TAG = structure(required("ResourceArn", STRING), required("Tags", TAGS));
  static final Structure UNTAG =
      structure(
          required("ResourceArn", STRING),
          required("TagKeys", new Listing(0, 50, text(1, 128).secret())));

  private Constraints() {}
}
