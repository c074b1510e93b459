/**
 * The rules of an approval team's life, and nothing else: pure functions over values, on the JDK
 * alone.
 *
 * <p>{@link dev.mpaoperator.approvalteam.plan.TeamPlanner} takes what is wished ({@code Intent}),
 * what AWS shows ({@code ObservedTeam}) and what cannot be seen again ({@code Memory}), and gives
 * one {@code Decision}: at most one action, and the reason. {@code DECISIONS.md} beside it lists
 * every answer; a test writes it. No clock, no logger, no exception, no framework type here. Closed
 * inside: the sealed types are switched over without a default, so that a new state stops the
 * compiler at every place that must learn it.
 */
@NullMarked
package dev.mpaoperator.approvalteam.plan;

import org.jspecify.annotations.NullMarked;
