/** Teams that exist in AWS as manifests that take them over. */
@NullMarked
package dev.mpaoperator.command.export;

import org.jspecify.annotations.NullMarked;
