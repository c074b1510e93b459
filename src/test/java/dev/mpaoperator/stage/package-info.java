/**
 * What an end-to-end test needs: a namespace on the shared API server, a simulated AWS, and an
 * operator that can be started, stopped and killed.
 */
package dev.mpaoperator.stage;
