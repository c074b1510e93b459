package dev.mpaoperator.simulator.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of the service.
 *
 * @param resource the ARN in the path, or the name or ARN in the body
 * @param status the HTTP status that was answered, 0 if the connection was cut
 * @param mutated whether it took effect and was a writing operation, whatever the caller was told
 */
public record JournalEntry(
    long sequence,
    Instant time,
    String account,
    String operation,
    @Nullable String resource,
    int status,
    @Nullable String errorType,
    boolean mutated) {}
