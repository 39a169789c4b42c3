package dev.switchboard.router.log;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Commands of one partition that can't be decided, though they can be read: the engine threw, or the log refuses the outcome. Found
 * out by failing once; after the partition is rebuilt they are set aside. Owned by the partition's thread.
 */
final class Condemned {

    /** @param detail no personal data */
    record Sentence(String code, String detail) {}

    private final TreeMap<Long, Sentence> pending = new TreeMap<>();

    void add(long offset, String code, String detail) {
        pending.put(offset, new Sentence(code, detail));
    }

    Optional<Sentence> of(long offset) {
        return pending.isEmpty() ? Optional.empty() : Optional.ofNullable(pending.get(offset));
    }

    /** Forgets what lies before the first command that may still come. */
    void forgetBefore(long nextCommand) {
        Map<Long, Sentence> past = pending.headMap(nextCommand);
        past.clear();
    }
}
