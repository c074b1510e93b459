/** The container image, and how it is made without a container engine. */
@NullMarked
package dev.mpaoperator.image;

import org.jspecify.annotations.NullMarked;
