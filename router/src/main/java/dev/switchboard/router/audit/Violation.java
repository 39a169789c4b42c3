package dev.switchboard.router.audit;

/**
 * An invariant that the log breaks.
 *
 * @param invariant as in the design's table, such as {@code I2}
 * @param subject the contact or agent (or event) concerned
 * @param what what was found, with its values
 */
public record Violation(String invariant, String subject, String what) {}
