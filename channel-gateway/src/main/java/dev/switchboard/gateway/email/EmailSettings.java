package dev.switchboard.gateway.email;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the mailbox is and how mail leaves. */
@ConfigMapping(prefix = "switchboard.email")
public interface EmailSettings {

    /** The workspace that the mailbox belongs to. */
    @WithDefault("main")
    String workspace();

    /** The contact centre's own address, with or without a display name: {@code Example Support <support@example.com>}. */
    @WithDefault("support@localhost")
    String from();

    /** Bigger mail goes to the dead letters. */
    @WithDefault("25M")
    MemorySize maxSize();

    Imap imap();

    Smtp smtp();

    /** How a connection is secured. */
    enum Tls {
        /** Never. */
        NONE,
        /** By STARTTLS if the server offers it. */
        OPPORTUNISTIC,
        /** By STARTTLS, or not at all. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }

    /** The mailbox. It belongs to Switchboard: mail that somebody else has marked as seen is not read. */
    interface Imap {

        /** No host: no mail comes in. */
        Optional<String> host();

        OptionalInt port();

        Optional<String> user();

        Optional<String> password();

        @WithDefault("opportunistic")
        Tls tls();

        @WithDefault("INBOX")
        String folder();

        /** How long one IDLE stands. Servers may hang up after 30 minutes, NAT boxes after 10. */
        @WithDefault("8m")
        Duration renewIdle();

        /** How long the server may take to answer anything but IDLE. */
        @WithDefault("30s")
        Duration timeout();

        /** How often a server without IDLE is asked. */
        @WithDefault("20s")
        Duration poll();

        /** The longest wait before a broken connection or a log that is away is tried again. */
        @WithDefault("1m")
        Duration patience();

        default int portOrDefault() {
            return port().orElse(tls() == Tls.TLS ? 993 : 143);
        }
    }

    /** The server that takes our mail. */
    interface Smtp {

        /** No host: no mail goes out. */
        Optional<String> host();

        OptionalInt port();

        Optional<String> user();

        Optional<String> password();

        @WithDefault("opportunistic")
        Tls tls();

        /** How long one try may take. */
        @WithDefault("1m")
        Duration timeout();

        default int portOrDefault() {
            return port().orElse(
                            switch (tls()) {
                                case TLS -> 465;
                                case STARTTLS -> 587;
                                case NONE, OPPORTUNISTIC -> 25;
                            });
        }
    }
}
