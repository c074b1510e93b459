/**
 * The operator as its users have it: an image in pods of a whole one-node cluster, installed with
 * Helm, used with kubectl. Run by {@code make e2e}, not by {@code make test}.
 */
@NullMarked
package dev.mpaoperator.installation;

import org.jspecify.annotations.NullMarked;
