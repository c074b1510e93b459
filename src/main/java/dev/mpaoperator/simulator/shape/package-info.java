/**
 * The service's requests and answers as records: one component per member, so that Jackson with the
 * naming {@code UpperCamelCase} reads and writes the wire format. Nothing is decided here.
 */
@NullMarked
package dev.mpaoperator.simulator.shape;

import org.jspecify.annotations.NullMarked;
