/** The rules of an identity source's life, as a table. */
package dev.mpaoperator.identitysource.plan;
