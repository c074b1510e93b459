/** Draws the dashboard with what a real Prometheus answers: {@code make picture}. */
package dev.mpaoperator.monitoring.picture;
