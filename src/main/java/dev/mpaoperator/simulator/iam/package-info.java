/**
 * Who may do what: roles, the credentials that STS gives out for them, and the evaluation of
 * policies in the language of IAM. It knows no service: {@code wire} says which rights a call
 * needs.
 *
 * <p>Reading order: {@link dev.mpaoperator.simulator.iam.Access} (what is asked), {@link
 * dev.mpaoperator.simulator.iam.Policy}, {@link dev.mpaoperator.simulator.iam.Statement}, {@link
 * dev.mpaoperator.simulator.iam.Condition} (what is allowed), {@link
 * dev.mpaoperator.simulator.iam.Principal} (by whom), {@link dev.mpaoperator.simulator.iam.Roles}.
 */
@NullMarked
package dev.mpaoperator.simulator.iam;

import org.jspecify.annotations.NullMarked;
