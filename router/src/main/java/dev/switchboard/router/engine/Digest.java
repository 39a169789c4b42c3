package dev.switchboard.router.engine;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A running 64-bit hash over values in a fixed order; the same on every machine. */
final class Digest {

    private long hash = 0x9E3779B97F4A7C15L;

    Digest add(long value) {
        long mixed = (hash ^ value) * 0xBF58476D1CE4E5B9L;
        mixed ^= mixed >>> 29;
        mixed *= 0x94D049BB133111EBL;
        hash = mixed ^ mixed >>> 32;
        return this;
    }

    Digest add(@Nullable String text) {
        if (text == null) {
            return add(-1);
        }
        add(text.length());
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
        return this;
    }

    /** By name: the order of constants may change. */
    Digest add(@Nullable Enum<?> constant) {
        return add(constant == null ? null : constant.name());
    }

    Digest add(byte[] json) {
        return add(new String(json, StandardCharsets.UTF_8));
    }

    long value() {
        return hash;
    }
}
