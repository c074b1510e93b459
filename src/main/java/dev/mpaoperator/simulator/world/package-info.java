/**
 * The simulated world and its rules: teams, sessions, people, policies, tags, identity sources.
 *
 * <p>Each rule says where it is written down: {@code API} is the service's model, {@code User
 * Guide, x} a page of the AWS user guide, and {@code inferred} means that no page says it. What is
 * not known at all is a {@link dev.mpaoperator.simulator.world.Modes mode}. Everything is guarded
 * by the one lock of {@link dev.mpaoperator.simulator.world.World}.
 */
@NullMarked
package dev.mpaoperator.simulator.world;

import org.jspecify.annotations.NullMarked;
