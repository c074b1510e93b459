/** What it takes to run the program: configuration and health. No kind is named here. */
@NullMarked
package dev.mpaoperator.operations;

import org.jspecify.annotations.NullMarked;
