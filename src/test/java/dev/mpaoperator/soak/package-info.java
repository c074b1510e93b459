/**
 * A month in a minute: a seeded, replayable story of edits, people, administrators, faults and
 * restarts, played through the real reconciler, the real AWS SDK and the simulator, on a clock that
 * only moves forward when everything at one instant is done.
 *
 * <p>Read {@code Month} for how a month goes, {@code step.Kinds} for what can happen, {@code
 * promise.Promises} for what is held against it. {@code Soak} plays any number of months from the
 * command line.
 */
package dev.mpaoperator.soak;
