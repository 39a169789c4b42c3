package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a snapshot, restoring says so in one way, by which its owner falls back on the log. */
class BrokenSnapshotTest {

    @Test
    void brokenJsonIsRefused() {
        Centre centre = Centre.open();
        byte[] snapshot = centre.engine.snapshot();
        int at = new String(snapshot, StandardCharsets.ISO_8859_1).indexOf("{\"");
        snapshot[at] = 'x';

        assertThatThrownBy(
                        () -> Engine.restore(new ByteArrayInputStream(snapshot), centre.engine.hash(), Centre.BY_TOPIC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTextThatIsMissingIsRefused() {
        Centre centre = Centre.open();
        centre.chat("kkkk", "billing");
        byte[] snapshot = centre.engine.snapshot();
        int text = new String(snapshot, StandardCharsets.ISO_8859_1).indexOf("kkkk");
        snapshot[text - 4] = (byte) 0xFF; // the first byte of its length

        assertThatThrownBy(
                        () -> Engine.restore(new ByteArrayInputStream(snapshot), centre.engine.hash(), Centre.BY_TOPIC))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
