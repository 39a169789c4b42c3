package dev.switchboard.gateway.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/**
 * A TCP proxy on a port of its own, whose connections can be cut, which can go dead (everything is swallowed, nothing closed), and
 * which can meddle with what is said.
 */
final class FragileWire implements AutoCloseable {

    private static final String NEVER = "\0";

    private final Vertx vertx = Vertx.vertx();
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final IntSupplier target;
    private final int port;
    private volatile boolean dead;
    private volatile String hidden = "";
    private volatile String cutting = NEVER;
    private volatile String awaited = NEVER;
    private volatile Runnable first = () -> {};
    private volatile UnaryOperator<String> meddling = UnaryOperator.identity();

    FragileWire(IntSupplier target) {
        this.target = target;
        NetServer server = vertx.createNetServer(
                new NetServerOptions().setHost("127.0.0.1").setPort(0));
        server.connectHandler(this::connected);
        this.port =
                server.listen().toCompletionStage().toCompletableFuture().join().actualPort();
    }

    int port() {
        return port;
    }

    int connections() {
        return connections.get();
    }

    void cut() {
        sockets.forEach(NetSocket::close);
        sockets.clear();
    }

    void die() {
        dead = true;
    }

    void revive() {
        dead = false;
    }

    /** The client no longer sees this word of the server's: as if the server did not know it. */
    void hide(String word) {
        hidden = word;
    }

    /** Whenever the client says this, the connection is cut, and the server does not hear it. */
    void cutAt(String words) {
        cutting = words;
    }

    /** Something that happens before the server hears these words of the client's, once. */
    void before(String words, Runnable action) {
        first = action;
        awaited = words;
    }

    /** The server hears something else than the client says. */
    void mishear(String words, String others) {
        meddling = said -> said.replace(words, others);
    }

    /** The server hears again what the client says. */
    void hearWell() {
        cutting = NEVER;
        meddling = UnaryOperator.identity();
    }

    private void connected(NetSocket client) {
        connections.incrementAndGet();
        sockets.add(client);
        client.pause();
        vertx.createNetClient()
                .connect(target.getAsInt(), "127.0.0.1")
                .onFailure(e -> client.close())
                .onSuccess(server -> {
                    sockets.add(server);
                    join(client, server, bytes -> heard(bytes, client));
                    join(server, client, this::withoutHidden);
                    client.resume();
                });
    }

    private void join(NetSocket from, NetSocket to, UnaryOperator<Buffer> change) {
        from.handler(bytes -> {
            if (!dead) {
                to.write(change.apply(bytes));
            }
        });
        from.closeHandler(closed -> to.close());
    }

    private Buffer heard(Buffer bytes, NetSocket client) {
        var said = bytes.toString(ISO_8859_1);
        if (said.contains(awaited)) {
            awaited = NEVER;
            first.run();
        }
        if (said.contains(cutting)) {
            client.close();
            return Buffer.buffer();
        }
        return Buffer.buffer(meddling.apply(said), ISO_8859_1.name());
    }

    private Buffer withoutHidden(Buffer bytes) {
        return hidden.isEmpty() ? bytes : Buffer.buffer(bytes.toString().replace(hidden, "X" + hidden.substring(1)));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
