/** What each reason means, who must act and how: for people who read one in a status. */
@NullMarked
package dev.mpaoperator.command.explain;

import org.jspecify.annotations.NullMarked;
