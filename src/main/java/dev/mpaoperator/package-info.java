/** The MPA Operator. */
@NullMarked
package dev.mpaoperator;

import org.jspecify.annotations.NullMarked;
