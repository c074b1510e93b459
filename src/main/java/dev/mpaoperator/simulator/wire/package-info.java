/**
 * The service's wire protocol (REST with JSON), and what a test needs to know or spoil about it:
 * the journal of calls and the faults. The rules of the service are not here but in {@code world}.
 */
@NullMarked
package dev.mpaoperator.simulator.wire;

import org.jspecify.annotations.NullMarked;
