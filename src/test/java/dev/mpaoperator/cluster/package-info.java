/**
 * A real Kubernetes API server for tests and the demo.
 *
 * <p>{@link dev.mpaoperator.cluster.TestCluster} is what tests use. {@link
 * dev.mpaoperator.cluster.ServerSearch} decides where the server comes from, by asking one {@link
 * dev.mpaoperator.cluster.Place} after the other; {@link dev.mpaoperator.cluster.Places} lists
 * them. {@link dev.mpaoperator.cluster.Prepare} does only that, before a build starts its tests.
 * Faults between a client and the server come from the {@code proxy} package beside this one.
 */
@NullMarked
package dev.mpaoperator.cluster;

import org.jspecify.annotations.NullMarked;
