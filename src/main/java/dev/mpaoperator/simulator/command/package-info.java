/** The command {@code simulate}: runs a simulator, and plays the people of a running one. */
@NullMarked
package dev.mpaoperator.simulator.command;

import org.jspecify.annotations.NullMarked;
