package dev.mpaoperator.directory;

import dev.mpaoperator.account.Account;

/**
 * Where a directory is, and by whose rights it is read.
 *
 * @param account whose rights
 * @param instance which directory
 */
record Place(Account account, Instance instance) {}
