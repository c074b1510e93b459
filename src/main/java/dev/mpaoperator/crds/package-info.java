/** Whether the CRDs of a cluster are those of this program. */
@NullMarked
package dev.mpaoperator.crds;

import org.jspecify.annotations.NullMarked;
