package dev.switchboard.router.log;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts what is written into pieces of one size, the last one excepted. Not thread-safe. */
final class Pieces extends OutputStream {

    private static final int SIZE = 4 << 20;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] current = new byte[1 << 14];
    private int filled;

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        for (int written = 0; written < length; ) {
            makeRoom(length - written);
            int part = Math.min(length - written, current.length - filled);
            System.arraycopy(bytes, from + written, current, filled, part);
            filled += part;
            written += part;
        }
    }

    private void makeRoom(int wanted) {
        if (filled == SIZE) {
            full.add(current);
            current = new byte[SIZE];
            filled = 0;
        } else if (filled == current.length) {
            current = Arrays.copyOf(current, Math.min(SIZE, Math.max(filled + wanted, 2 * filled)));
        }
    }

    /** All of them; nothing may be written after. */
    List<byte[]> all() {
        full.add(Arrays.copyOf(current, filled));
        return List.copyOf(full);
    }
}
