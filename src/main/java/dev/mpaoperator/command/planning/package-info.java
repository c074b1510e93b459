/** What would be asked of whom if a manifest were applied now. */
@NullMarked
package dev.mpaoperator.command.planning;

import org.jspecify.annotations.NullMarked;
