package dev.switchboard.router.log;

import dev.switchboard.router.engine.Engine;

/**
 * A partition's state after the events before {@code nextEvent}.
 *
 * @param epoch the newest epoch seen in the events so far
 * @param lastCommand offset of the newest command that is decided in the state, -1 if there is none
 * @param hash of the engine, to know a broken snapshot by
 * @param state as the engine wrote it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and large
record Snapshot(int partition, long epoch, long nextEvent, long lastCommand, long hash, byte[] state) {

    static Snapshot of(int partition, long epoch, long nextEvent, long lastCommand, Engine engine) {
        return new Snapshot(partition, epoch, nextEvent, lastCommand, engine.hash(), engine.snapshot());
    }
}
