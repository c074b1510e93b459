/** Real programs that tests run: built from pinned sources once, kept outside the checkout. */
@NullMarked
package dev.mpaoperator.tools;

import org.jspecify.annotations.NullMarked;
