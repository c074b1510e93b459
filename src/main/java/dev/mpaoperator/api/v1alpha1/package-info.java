/**
 * The custom resources of the group {@code mpaoperator.dev}, version {@code v1alpha1}: what people
 * write in {@code spec} and read in {@code status}.
 *
 * <p>Records only, no behaviour. The CRDs in {@code crds/} are generated from here; the description
 * of a field is what {@code kubectl explain} prints. Bounds come from AWS's service model of
 * Multi-party approval (API 2022-07-26) unless a comment says otherwise. Every record ignores
 * unknown properties, so that an older operator reads resources of a newer CRD. This room imports
 * no other.
 */
@NullMarked
package dev.mpaoperator.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
