/**
 * The Helm charts and the kustomization: how they are generated, rendered, checked and installed.
 */
@NullMarked
package dev.mpaoperator.chart;

import org.jspecify.annotations.NullMarked;
