/** What can go wrong in the cloud, in a few words, whatever the cloud calls it. */
@NullMarked
package dev.mpaoperator.failure;

import org.jspecify.annotations.NullMarked;
