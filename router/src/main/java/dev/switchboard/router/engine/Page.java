package dev.switchboard.router.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One part of a snapshot (an agent, a contact) as bytes, used over and over: filled, digested and written out, or read in and taken
 * apart. Streams of the JDK would do, but lock for every number; of these there are millions.
 */
final class Page {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** No agent, contact or plan is as long: whoever reads such a length reads nonsense. */
    private static final int LONGEST = 1 << 28;

    private byte[] bytes = new byte[1 << 10];
    /** Where the next value is written or read. */
    private int at;

    private int end;

    Page empty() {
        at = 0;
        return this;
    }

    Page putInt(int value) {
        INT.set(room(Integer.BYTES), at, value);
        at += Integer.BYTES;
        return this;
    }

    Page putLong(long value) {
        LONG.set(room(Long.BYTES), at, value);
        at += Long.BYTES;
        return this;
    }

    Page putBoolean(boolean value) {
        room(1)[at++] = (byte) (value ? 1 : 0);
        return this;
    }

    Page putText(@Nullable String text) {
        return text == null ? putInt(-1) : putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** By name: the order of constants may change. */
    Page putName(@Nullable Enum<?> constant) {
        return putText(constant == null ? null : constant.name());
    }

    Page putBytes(byte[] value) {
        putInt(value.length);
        System.arraycopy(value, 0, room(value.length), at, value.length);
        at += value.length;
        return this;
    }

    private byte[] room(int more) {
        if (at + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(at + more, bytes.length * 2));
        }
        return bytes;
    }

    /** Of what was put in so far. */
    long digest() {
        return new Digest().add(bytes, at).value();
    }

    /** Of what was read in: the same as it was when written. */
    long digestOfAll() {
        return new Digest().add(bytes, end).value();
    }

    /** Writes what was put in, with its length before it. */
    void writeTo(OutputStream target) throws IOException {
        int length = at;
        putInt(length);
        target.write(bytes, length, Integer.BYTES);
        target.write(bytes, 0, length);
    }

    /** Reads what {@link #writeTo} wrote. */
    Page readFrom(InputStream source) throws IOException {
        fill(source, Integer.BYTES);
        fill(source, getInt());
        return this;
    }

    private void fill(InputStream source, int length) throws IOException {
        at = 0;
        end = length;
        if (length < 0 || length > LONGEST || source.readNBytes(room(length), 0, length) != length) {
            throw new IOException("cut short, or no page");
        }
    }

    int getInt() {
        return (int) INT.get(bytes, advance(Integer.BYTES));
    }

    long getLong() {
        return (long) LONG.get(bytes, advance(Long.BYTES));
    }

    boolean getBoolean() {
        return bytes[advance(1)] != 0;
    }

    byte[] getBytes() {
        int length = getInt();
        int from = advance(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    String getText() {
        String text = getTextOrNull();
        if (text == null) {
            throw new IllegalArgumentException("a text is missing that never is");
        }
        return text;
    }

    @Nullable
    String getTextOrNull() {
        int length = getInt();
        return length < 0 ? null : new String(bytes, advance(length), length, StandardCharsets.UTF_8);
    }

    private int advance(int length) {
        int from = at;
        if (length < 0 || length > end - from) {
            throw new IllegalArgumentException("a page ends before what it should hold");
        }
        at += length;
        return from;
    }
}
