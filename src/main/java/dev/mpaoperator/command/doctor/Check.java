package dev.mpaoperator.command.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param status how it came out
 * @param check what it is, for example {@code aws/teams}
 * @param subject which of several, {@code null} if there is one
 * @param message what is the case
 * @param fix what mends it, {@code null} if nothing need be
 */
record Check(
    Status status, String check, @Nullable String subject, String message, @Nullable String fix) {}
