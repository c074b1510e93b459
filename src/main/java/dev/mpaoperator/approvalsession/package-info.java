/**
 * Approval sessions: a resource for each session of a managed team, kept as AWS shows it. {@code
 * SessionFinder} makes and removes the resources by lists of sessions, {@code
 * ApprovalSessionReconciler} keeps each one true. The only thing that is ever done in AWS is to
 * cancel a session, because a person wants it.
 */
@NullMarked
package dev.mpaoperator.approvalsession;

import org.jspecify.annotations.NullMarked;
