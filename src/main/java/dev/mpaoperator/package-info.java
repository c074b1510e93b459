/**
 * The MPA Operator: the map.
 *
 * <p>The rooms, from the outside in:
 *
 * <ul>
 *   <li>{@code Main}, {@code RunCommand}, {@code MpaOperator}: the program and the running
 *       operator, everything wired together. Nobody imports them.
 *   <li>{@code command}: the commands for people: what is missing (doctor), what would be asked
 *       (planning), teams as manifests (export), what a reason means (explain), policies.
 *   <li>{@code wiring}: everything between us and AWS, for the operator and for commands.
 *   <li>{@code operations}: configuration, health.
 *   <li>{@code monitoring}: every metric, and the state of resources in metrics.
 *   <li>{@code api}: the resources as records, from which the CRDs are generated.
 *   <li>{@code approvalteam}, {@code identitysource}, {@code approvalsession}: a room for each
 *       kind, in the same shape. A reconciler with four verbs (observe, plan, perform, report), a
 *       port to AWS in our words, the reading of specs and the writing of statuses; and within it
 *       {@code plan}, the rules as pure functions.
 *   <li>{@code account}: AWS accounts: their teams as lists show them, which wakes the resources of
 *       those that changed, the policies that they can use, and how long to leave an account in
 *       trouble alone.
 *   <li>{@code access}: who may use what: in which account a resource works, and whether its
 *       namespace is let in.
 *   <li>{@code directory}: the people of IAM Identity Center, by user name or e-mail address.
 *   <li>{@code aws}: the ports of all kinds, of accounts and directories, over the AWS SDK, which
 *       no other room sees.
 *   <li>{@code crds}: whether the CRDs of a cluster are those of this program.
 *   <li>{@code kubernetes}: conditions, events, status writes, for any kind.
 *   <li>{@code progress}, {@code failure}: the few words that all kinds share: how things stand and
 *       when to look again, what can go wrong in the cloud.
 *   <li>{@code simulator}: a stand-in for AWS, for tests and for playing. It knows nothing of the
 *       operator, nor the operator of it.
 * </ul>
 *
 * <p>The arrows go one way, and a test holds them:
 *
 * <pre>
 *   Main ─▶ everything
 *   command ─▶ wiring and all that it reads, never Main
 *   wiring ─▶ access, account, aws, directory, operations, progress
 *   approvalteam, identitysource, approvalsession ─▶ their own plan, access, account, api, directory, failure, kubernetes, progress
 *   aws ─▶ the ports and plans of the kinds, account, directory, failure
 *   access ─▶ account, api
 *   crds ─▶ api
 *   directory ─▶ account, failure, progress
 *   account ─▶ failure, progress
 *   operations ─▶ progress
 *   monitoring ─▶ api, kubernetes, failure, the plans' reasons
 *   plan ─▶ progress ─▶ the JDK
 * </pre>
 *
 * <p>A reading order: {@code approvalteam/plan/Reason} (everything that can be the case), {@code
 * plan/DECISIONS.md} beside it (what is done then), {@code TeamPass} (how), {@code Messages} (what
 * people read), {@code aws/MpaApprovalTeamGateway} (the calls), {@code MpaOperator}. The rest can
 * be looked up.
 */
@NullMarked
package dev.mpaoperator;

import org.jspecify.annotations.NullMarked;
