package dev.switchboard.gateway.email;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;

/** A mail server of one test's own, which it may stop and start, on a port of its own. */
final class RealMailServer extends GreenMail {

    private static final long PATIENCE_MILLIS = 60_000;

    private RealMailServer(ServerSetup setup) {
        super(setup);
    }

    /** Not started yet. */
    static RealMailServer on(String protocol) {
        var setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(PATIENCE_MILLIS);
        return new RealMailServer(setup);
    }

    /** Known once it is started. */
    int port() {
        return services.values().iterator().next().getPort();
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        return setups[0].getProtocol().equals(ServerSetup.PROTOCOL_IMAP)
                ? Map.of(ServerSetup.PROTOCOL_IMAP, new PromptImap(setups[0], managers))
                : super.createServices(setups, managers);
    }

    /**
     * GreenMail answers a command in several small packets. Nagle's algorithm holds the later ones back until the first has been
     * acknowledged, which the other side's system puts off for 40 to 200 ms: hundreds of mails would take a minute.
     */
    private static final class PromptImap extends AbstractServer {

        PromptImap(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            try {
                client.setTcpNoDelay(true);
            } catch (SocketException gone) {
                throw new UncheckedIOException(gone);
            }
            return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client);
        }
    }
}
