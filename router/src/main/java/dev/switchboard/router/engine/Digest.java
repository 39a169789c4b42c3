package dev.switchboard.router.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A running 64-bit hash over values in a fixed order; the same on every machine. */
final class Digest {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private long hash = 0x9E3779B97F4A7C15L;

    Digest add(long value) {
        long mixed = (hash ^ value) * 0xBF58476D1CE4E5B9L;
        mixed ^= mixed >>> 29;
        mixed *= 0x94D049BB133111EBL;
        hash = mixed ^ mixed >>> 32;
        return this;
    }

    Digest add(byte[] bytes) {
        return add(bytes, bytes.length);
    }

    /** The first {@code length} bytes, eight at a time. */
    Digest add(byte[] bytes, int length) {
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            add((long) LONG.get(bytes, at));
        }
        long rest = 0;
        for (; at < length; at++) {
            rest = rest << Byte.SIZE | (bytes[at] & 0xFF);
        }
        return add(rest).add(length);
    }

    long value() {
        return hash;
    }
}
