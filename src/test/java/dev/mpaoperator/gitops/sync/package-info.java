/** A real Argo CD that syncs a Git repository into the test cluster. */
@NullMarked
package dev.mpaoperator.gitops.sync;

import org.jspecify.annotations.NullMarked;
