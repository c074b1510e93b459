/** Which policies teams can be created with. */
@NullMarked
package dev.mpaoperator.command.policies;

import org.jspecify.annotations.NullMarked;
