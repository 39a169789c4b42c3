package dev.switchboard.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.impl.HttpUtils;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one door of the house: sends each request, WebSockets included, to the service that {@link Route} names, with
 * its Host as it came and the {@code X-Forwarded-*} headers of a proxy that trusts nobody outside. A service that is
 * down answers 503 with a Retry-After. All of it runs on two event loops of its own.
 */
final class Entrance implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int EVENT_LOOPS = 2;
    /** Each open WebSocket holds one; the services bound how many they take. */
    private static final int CONNECTIONS = 20_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final Map<String, SocketAddress> services;
    private final int port;

    private Entrance(Vertx vertx, Map<String, SocketAddress> services, int port) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout(2_000)
                .setTcpNoDelay(true));
        this.services = services;
        this.port = port;
    }

    /** Opens the door on 127.0.0.1 and answers when it is open. */
    static Entrance open(int port, Map<String, SocketAddress> services) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        var entrance = new Entrance(vertx, Map.copyOf(services), port);
        try {
            for (var loop = 0; loop < EVENT_LOOPS; loop++) {
                // several servers on one port share its connections, one event loop each
                vertx.createHttpServer(new HttpServerOptions().setHost(HOST).setPort(port))
                        .requestHandler(entrance::handle)
                        .listen()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);
            }
            return entrance;
        } catch (ExecutionException | TimeoutException taken) {
            entrance.close();
            throw new StartFailed("port %d can't be opened: %s".formatted(port, StartFailed.inOneLine(taken)), taken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            entrance.close();
            throw new StartFailed("interrupted while opening the entrance", interrupted);
        }
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stuck) {
            // the process ends next; nothing depends on the door having closed well
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpServerRequest request) {
        var route = Route.of(normalised(request));
        var address = route.map(Route::service).map(services::get);
        if (address.isEmpty()) {
            refuse(request, 404, "not-found", "There is nothing at this address.");
            return;
        }
        tellWhoAsked(request);
        request.pause();
        client.request(new RequestOptions()
                        .setServer(address.get())
                        .setHost(HOST)
                        .setPort(address.get().port()))
                .onSuccess(upstream -> {
                    var asked = request.authority();
                    HttpProxy.reverseProxy(client)
                            .origin(context ->
                                    Future.succeededFuture(asked == null ? upstream : upstream.authority(asked)))
                            .addInterceptor(new Rewriting(route.get().rewrite()))
                            .handle(request);
                })
                .onFailure(down -> {
                    request.resume();
                    request.response().putHeader("Retry-After", "2");
                    refuse(
                            request,
                            503,
                            "service-unavailable",
                            "%s is starting or restarting; try again in a moment."
                                    .formatted(route.get().service()));
                });
    }

    /** As the service will read it, so that no spelling of a path goes round the map. */
    private static String normalised(HttpServerRequest request) {
        var path = request.path();
        try {
            return HttpUtils.normalizePath(path == null || path.isEmpty() ? "/" : path)
                    .replaceAll("/{2,}", "/");
        } catch (RuntimeException misspelt) {
            return "/q";
        }
    }

    private void tellWhoAsked(HttpServerRequest request) {
        var headers = request.headers();
        headers.remove("Forwarded");
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", "http");
        headers.set("X-Forwarded-Port", Integer.toString(port));
        var host = headers.get("Host");
        if (host == null) {
            headers.remove("X-Forwarded-Host");
        } else {
            headers.set("X-Forwarded-Host", host);
        }
    }

    private static void refuse(HttpServerRequest request, int status, String code, String detail) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "urn:switchboard:" + code)
                        .put("title", code)
                        .put("status", status)
                        .put("detail", detail)
                        .encode());
    }

    /** Asks the service for another path than the one that came, if there is one. */
    private record Rewriting(String path) implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            if (!path.isEmpty()) {
                context.request().setURI(path);
            }
            return context.sendRequest();
        }
    }
}
