package dev.switchboard.gateway.email;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** A TCP proxy on a port of its own, whose connections can be cut, and which can go dead: everything is swallowed, nothing closed. */
final class FragileWire implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final IntSupplier target;
    private final int port;
    private volatile boolean dead;

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

    private void connected(NetSocket client) {
        connections.incrementAndGet();
        sockets.add(client);
        client.pause();
        vertx.createNetClient()
                .connect(target.getAsInt(), "127.0.0.1")
                .onFailure(e -> client.close())
                .onSuccess(server -> {
                    sockets.add(server);
                    join(client, server);
                    join(server, client);
                    client.resume();
                });
    }

    private void join(NetSocket from, NetSocket to) {
        from.handler(bytes -> {
            if (!dead) {
                to.write(bytes);
            }
        });
        from.closeHandler(closed -> to.close());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
