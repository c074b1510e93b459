/**
 * What can happen in a month, by who does it. A new kind of step is a method and a line in the list
 * of its class.
 */
package dev.mpaoperator.soak.step;
