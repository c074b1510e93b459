/** What is held against a month: a class for each promise. */
package dev.mpaoperator.soak.promise;
