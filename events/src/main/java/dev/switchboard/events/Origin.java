package dev.switchboard.events;

/**
 * The record of another topic that a command follows from. Positions of one source only grow, so whoever keeps the highest one
 * for each source can tell a repetition.
 *
 * @param source topic and partition, such as {@code inbound/3}
 * @param position offset in that partition, ≥ 0
 */
public record Origin(String source, long position) {
    public Origin {
        Require.text(source, "source");
        Require.range(position, 0, Long.MAX_VALUE, "position");
    }
}
