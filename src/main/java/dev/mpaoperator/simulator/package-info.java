/**
 * A stand-in for the AWS Multi-party approval service, with people, a clock that can be moved and
 * faults on demand.
 *
 * <p>Reading order: {@link dev.mpaoperator.simulator.Simulator}, then {@code world} (the rules of
 * the service, no HTTP), {@code wire} (the protocol, the journal, the faults), {@code control} (the
 * part of the server that AWS does not have) and {@code command}. {@code shape} holds the records
 * that go over the wire. Nothing here knows the operator.
 */
@NullMarked
package dev.mpaoperator.simulator;

import org.jspecify.annotations.NullMarked;
