/**
 * What a pass sees of Kubernetes: a small API server in memory, whose clock can be moved (that of a
 * real one cannot, and deletion timestamps come from it), and the framework around a reconciler.
 */
package dev.mpaoperator.soak.cluster;
