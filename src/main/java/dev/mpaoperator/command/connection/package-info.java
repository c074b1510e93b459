/** How commands reach the cluster and AWS, and what they take from around them. */
@NullMarked
package dev.mpaoperator.command.connection;

import org.jspecify.annotations.NullMarked;
