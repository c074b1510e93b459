/** What it takes to run the program: configuration, health, metrics. No kind is named here. */
@NullMarked
package dev.mpaoperator.operations;

import org.jspecify.annotations.NullMarked;
