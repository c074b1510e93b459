/**
 * The rules of an identity source's life: pure functions over values, on the JDK alone. {@code
 * DECISIONS.md} beside it lists every answer; a test writes it.
 */
@NullMarked
package dev.mpaoperator.identitysource.plan;

import org.jspecify.annotations.NullMarked;
