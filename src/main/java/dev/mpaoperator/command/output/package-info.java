/** How commands print: tables, JSON and YAML, colour on a terminal, exit codes. */
@NullMarked
package dev.mpaoperator.command.output;

import org.jspecify.annotations.NullMarked;
