package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    private Path home;

    @Test
    void areMadeOnceAndKept() throws IOException {
        var first = Keys.in(home);
        var publicKey = Files.readString(first.publicKey());

        var second = Keys.in(home);

        assertThat(second).isEqualTo(first);
        assertThat(Files.readString(second.publicKey())).isEqualTo(publicKey).startsWith("-----BEGIN PUBLIC KEY-----");
        assertThat(second.chatSecret()).matches("[0-9a-f]{64}");
    }

    @Test
    void areReadByTheirOwnerOnly() throws IOException {
        var keys = Keys.in(home);

        assertThat(Files.getPosixFilePermissions(keys.privateKey()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(home.resolve("chat.secret")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
