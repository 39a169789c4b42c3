package dev.switchboard.gateway.email;

import java.time.Instant;

/**
 * A mail as it came.
 *
 * @param complete false if it is too big and these are only its first bytes
 * @param receivedAt when the mail server had it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawMail(byte[] bytes, boolean complete, Instant receivedAt) {}
