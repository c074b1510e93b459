/** AWS, wired together: for the operator, and for commands that look at the same. */
@NullMarked
package dev.mpaoperator.wiring;

import org.jspecify.annotations.NullMarked;
