/**
 * The control API: what AWS does not have. Under {@code /_simulator/} on the same port one can play
 * the approvers, move the clock, put faults in and look at the truth. No authentication: it is
 * meant for the loopback interface.
 */
@NullMarked
package dev.mpaoperator.simulator.control;

import org.jspecify.annotations.NullMarked;
