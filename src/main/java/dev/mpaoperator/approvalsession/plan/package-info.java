/**
 * What a session's state means, how long its mirror is kept, when to look again, and whether it is
 * cancelled: pure functions.
 */
@NullMarked
package dev.mpaoperator.approvalsession.plan;

import org.jspecify.annotations.NullMarked;
