/**
 * A proxy in front of the API server that can break any call before or after its effect.
 *
 * <p>Start reading at {@link dev.mpaoperator.cluster.proxy.KubernetesProxy}.
 */
@NullMarked
package dev.mpaoperator.cluster.proxy;

import org.jspecify.annotations.NullMarked;
