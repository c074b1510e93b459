package dev.mpaoperator.approvalsession;

import dev.mpaoperator.access.AccessBook;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.Workers;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The accounts that sessions are in.
 *
 * @param book which team may work in which account
 * @param gateways to sessions, of each account
 * @param backoffs how long to leave an account alone
 * @param workers each account has its share of them
 * @param atWork whether this process is the one that works
 */
public record SessionAccounts(
    AccessBook book,
    Function<Account, ApprovalSessionGateway> gateways,
    Backoffs backoffs,
    Workers workers,
    BooleanSupplier atWork) {}
