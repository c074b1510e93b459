/**
 * The only room that sees the AWS SDK. It builds clients, translates AWS's words into ours and
 * classifies failures; it decides nothing. Open at this border: a value that the SDK or we do not
 * know becomes "unrecognized", never an error.
 */
@NullMarked
package dev.mpaoperator.aws;

import org.jspecify.annotations.NullMarked;
