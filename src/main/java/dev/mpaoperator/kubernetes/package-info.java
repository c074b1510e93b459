/**
 * How the Kubernetes API is spoken to, for any kind: conditions, events, status writes, the order
 * of work. No kind of this operator is named here.
 */
@NullMarked
package dev.mpaoperator.kubernetes;

import org.jspecify.annotations.NullMarked;
