/**
 * What each state of the life cycle looks like: real resources, taken from an operator at work on a
 * real API server, as test data for everything that reads them (`make states`).
 */
@NullMarked
package dev.mpaoperator.gitops.states;

import org.jspecify.annotations.NullMarked;
