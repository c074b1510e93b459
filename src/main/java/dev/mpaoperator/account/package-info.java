/**
 * AWS accounts: the teams of one as its lists show them, so that a team in which nothing happens
 * costs no call of its own; the policies that teams can have; and how long to leave an account
 * alone that throttles or fails. No kind and no AWS type is named here; {@code aws} fills {@link
 * dev.mpaoperator.account.TeamLists} and {@link dev.mpaoperator.account.PolicyLists}, and tells of
 * every call and every look at a team.
 */
@NullMarked
package dev.mpaoperator.account;

import org.jspecify.annotations.NullMarked;
