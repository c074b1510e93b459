/**
 * One kind, {@code IdentitySource}: the singleton of an AWS account in which approvers sign in. The
 * same four verbs as for teams; nobody votes here.
 */
@NullMarked
package dev.mpaoperator.identitysource;

import org.jspecify.annotations.NullMarked;
