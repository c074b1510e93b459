/**
 * {@code make demo}: the life of a team, told with real commands and their real output. {@link
 * dev.mpaoperator.demo.Story} is what happens, {@link dev.mpaoperator.demo.Backstage} what runs
 * meanwhile.
 */
package dev.mpaoperator.demo;
