package dev.switchboard.gateway.email;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server of one test's own, which it may stop and start, on a port of its own. */
final class RealMailServer {

    private static final long PATIENCE_MILLIS = 60_000;

    private RealMailServer() {}

    /** Not started yet. */
    static GreenMail on(String protocol) {
        var setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(PATIENCE_MILLIS);
        return new GreenMail(setup);
    }
}
