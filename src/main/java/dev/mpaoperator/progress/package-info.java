/**
 * How things stand and when to look again, for any kind: pure values and functions on the JDK
 * alone, which the plans of all kinds share.
 */
@NullMarked
package dev.mpaoperator.progress;

import org.jspecify.annotations.NullMarked;
