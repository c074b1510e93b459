/**
 * Looks whether everything is there that the operator needs, and says what is missing and what
 * mends it. Only looks, ever.
 */
@NullMarked
package dev.mpaoperator.command.doctor;

import org.jspecify.annotations.NullMarked;
