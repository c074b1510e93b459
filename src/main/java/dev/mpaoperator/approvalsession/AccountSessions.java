package dev.mpaoperator.approvalsession;

/**
 * What works for the sessions of one account.
 *
 * @param finder finds them
 * @param pass looks at one
 */
record AccountSessions(SessionFinder finder, SessionPass pass) {}
