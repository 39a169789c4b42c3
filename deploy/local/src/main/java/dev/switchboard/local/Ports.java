package dev.switchboard.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports on 127.0.0.1. They are drawn from below the kernel's range of outgoing ports, so that no connection of
 * another process takes one between the look and the use. Safe for any thread.
 */
final class Ports {
    private static final int FIRST_FOR_LATER = 10_000;
    private static final int FOR_LATER = 10_000;

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

    private Ports() {}

    /** The port itself if one is given, else a free one. */
    static int orFree(int port) {
        return port == 0 ? free() : port;
    }

    static int free() {
        for (var n = 0; n < TRIES; n++) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartFailed("no free port found on 127.0.0.1 between " + LOWEST + " and " + HIGHEST);
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * A free port for somebody who comes later: out of the range that systems hand out by themselves, so that it is still free then, as
     * far as one can say.
     */
    static int forLater() {
        var random = new Random();
        for (int tries = 0; tries < 1_000; tries++) {
            var port = FIRST_FOR_LATER + random.nextInt(FOR_LATER);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartFailed("no free port between %d and %d".formatted(FIRST_FOR_LATER, FIRST_FOR_LATER + FOR_LATER));
    }
}
