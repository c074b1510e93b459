/**
 * {@code make bench}: what watching costs, in calls to AWS, counted in the simulator's journal.
 * Counts do not depend on the machine.
 */
package dev.mpaoperator.bench;
