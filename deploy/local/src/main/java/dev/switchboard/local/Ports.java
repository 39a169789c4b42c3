package dev.switchboard.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports on 127.0.0.1. They are drawn from below the kernel's range of outgoing ports, so that no connection of
 * another process takes one between the look and the use. Safe for any thread.
 */
final class Ports {
    private static final int LOWEST_FOR_LATER = 10_000;
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

    private Ports() {}

    /** The port itself if one is given, else a free one. */
    static int orFree(int port) {
        return port == 0 ? free() : port;
    }

    static int free() {
        return freeBetween(LOWEST, HIGHEST);
    }

    /** A free port for somebody who comes later: out of the range of {@link #free}, so that no other part of the house takes it meanwhile. */
    static int forLater() {
        return freeBetween(LOWEST_FOR_LATER, LOWEST);
    }

    private static int freeBetween(int lowest, int highest) {
        for (var n = 0; n < TRIES; n++) {
            var port = ThreadLocalRandom.current().nextInt(lowest, highest);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartFailed("no free port found on 127.0.0.1 between " + lowest + " and " + highest);
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
}
