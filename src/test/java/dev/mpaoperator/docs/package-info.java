/**
 * The documents, held against the program: their commands, examples, links and numbers are true.
 */
@NullMarked
package dev.mpaoperator.docs;

import org.jspecify.annotations.NullMarked;
