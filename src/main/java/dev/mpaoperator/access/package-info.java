/**
 * Who may use what: in which AWS account a resource works, and whether its namespace is let in.
 * What is not let in touches nothing.
 */
@NullMarked
package dev.mpaoperator.access;

import org.jspecify.annotations.NullMarked;
