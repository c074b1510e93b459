/**
 * What Argo CD, Flux, Helm and kubectl make of the resources: their rules and the files for them,
 * held to what real resources look like in every state.
 */
@NullMarked
package dev.mpaoperator.gitops;

import org.jspecify.annotations.NullMarked;
