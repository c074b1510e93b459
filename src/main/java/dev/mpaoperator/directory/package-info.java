/**
 * People by name: who, in the IAM Identity Center directory of an account, has a user name or an
 * e-mail address. {@link dev.mpaoperator.directory.People} answers and remembers; {@code aws} fills
 * {@link dev.mpaoperator.directory.Directory}. What was looked for stands in no text of this room:
 * not in a finding, nor in a failure, nor in a {@code toString}.
 */
@NullMarked
package dev.mpaoperator.directory;

import org.jspecify.annotations.NullMarked;
