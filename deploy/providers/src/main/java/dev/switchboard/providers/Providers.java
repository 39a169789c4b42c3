package dev.switchboard.providers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All simulated providers behind one port of 127.0.0.1. One secret serves as each of their secrets. For any thread. */
public final class Providers implements AutoCloseable {

    /** At Twilio. */
    private static final String ACCOUNT = "ACswitchboard";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeMeta meta;
    private final FakeTelegram telegram;
    private final FakePartner webhook;
    private final FakeTwilio twilio;

    private Providers(HttpServer server, String secret, Webhooks webhooks) {
        this.server = server;
        meta = new FakeMeta(secret, webhooks);
        telegram = new FakeTelegram(secret, webhooks);
        webhook = new FakePartner(secret, webhooks);
        twilio = new FakeTwilio(ACCOUNT, secret, webhooks);
        server.setExecutor(threads);
        serve("/meta", meta);
        serve("/telegram", telegram);
        serve("/webhook", webhook);
        serve("/twilio", twilio);
    }

    /** @param house where the doors for providers are */
    public static Providers open(int port, String secret, URI house) {
        return open(port, secret, house, house);
    }

    /**
     * @param publicUrl under which providers know the house
     * @param gateway where its doors really are
     */
    public static Providers open(int port, String secret, URI publicUrl, URI gateway) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var providers = new Providers(server, secret, new Webhooks(publicUrl, gateway));
            server.start();
            return providers;
        } catch (IOException taken) {
            throw new UncheckedIOException("no simulated providers on port " + port, taken);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public FakeMeta meta() {
        return meta;
    }

    public FakeTelegram telegram() {
        return telegram;
    }

    public FakeTwilio twilio() {
        return twilio;
    }

    public FakePartner partner() {
        return webhook;
    }

    /** Serves what lies below a path. */
    interface Desk {
        /** @param path below the provider's own */
        Answer answer(HttpExchange request, String path, String body);
    }

    record Answer(int status, String type, String body) {
        static Answer json(int status, String body) {
            return new Answer(status, "application/json", body);
        }
    }

    private void serve(String prefix, Desk desk) {
        server.createContext(prefix, request -> {
            try (request) {
                var body = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                var answer =
                        desk.answer(request, request.getRequestURI().getPath().substring(prefix.length()), body);
                var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
                request.getResponseHeaders().set("Content-Type", answer.type());
                request.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
                request.getResponseBody().write(bytes);
            }
        });
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
