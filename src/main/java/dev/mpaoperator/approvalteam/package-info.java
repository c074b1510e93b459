/**
 * One kind, {@code ApprovalTeam}, in four verbs: observe the team once, plan one action with a pure
 * function, perform it through a port, report what happened.
 *
 * <p>Read {@code ApprovalTeamReconciler} for the verbs, {@code plan} for the rules, {@code
 * ApprovalTeamGateway} for what AWS can do, {@code StatusWriter} and {@code Messages} for what
 * people see.
 */
@NullMarked
package dev.mpaoperator.approvalteam;

import org.jspecify.annotations.NullMarked;
