package dev.mpaoperator.command.connection;

import java.io.InputStream;
import java.time.Clock;
import java.util.Map;

/**
 * What commands take from around them.
 *
 * @param clock the time of this machine
 * @param environment variables of the process
 * @param in what is piped in
 */
public record Surroundings(Clock clock, Map<String, String> environment, InputStream in) {}
