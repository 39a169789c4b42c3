package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path home;

    @Test
    void oneHouseAtATime() {
        try (var folder = DataFolder.open(home, false)) {
            assertThatThrownBy(() -> DataFolder.open(folder.directory(), false))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("another run");
        }
        DataFolder.open(home, false).close();
    }

    @Test
    void freshForgetsWhatTheHouseHasMade() throws IOException {
        DataFolder.open(home, false).close();
        Files.writeString(Files.createDirectories(home.resolve("kafka/topic")).resolve("log"), "old");

        DataFolder.open(home, true).close();

        assertThat(home.resolve("kafka")).doesNotExist();
    }

    @Test
    void freshNeverEmptiesSomebodyElsesFolder() throws IOException {
        var precious =
                Files.writeString(Files.createDirectories(home.resolve("kafka")).resolve("thesis"), "mine");

        assertThatThrownBy(() -> DataFolder.open(home, true))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("no data folder of Switchboard");
        assertThat(precious).exists();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        var file = Files.writeString(home.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.open(file, false))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("is a file");
    }
}
