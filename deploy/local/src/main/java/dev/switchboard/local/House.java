package dev.switchboard.local;

import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole system, running: infrastructure, services and entrance, each part in its own process but the entrance.
 * Services that die come back. {@link #stop()} ends all of it in order; if this process is killed, nothing of the
 * house outlives it. Safe for any thread.
 */
public final class House implements AutoCloseable {
    private static final int USUAL_SMTP = 3025;
    private static final int USUAL_IMAP = 3143;

    private final HouseOptions options;
    private final int port;
    private final DataFolder folder;
    private final Instant begin = Instant.now();
    private final Guard guard = new Guard();
    private final ProviderSettings providers = ProviderSettings.any();
    private final Map<String, ServiceProcess> services = new ConcurrentSkipListMap<>();
    private final Thread atEnd = new Thread(this::stop, "end-house");
    private volatile @Nullable InfrastructureProcess infrastructure;
    private volatile @Nullable Entrance entrance;
    private volatile @Nullable DemoProcess demo;
    private boolean stopped;

    private House(HouseOptions options) {
        this.options = options;
        this.port = Ports.orFree(options.port());
        if (!Ports.isFree(port)) {
            throw new StartFailed("port %d is taken; end what uses it, or choose another with --port".formatted(port));
        }
        for (var service : Service.ALL) {
            if (!Files.exists(jar(service))) {
                throw new StartFailed(service.name() + " is not built: " + jar(service) + " is missing");
            }
        }
        this.folder = DataFolder.open(options.data().toAbsolutePath(), options.fresh());
    }

    /** Starts everything and answers when all of it is ready. If a part can't start, nothing is left running. */
    public static House start(HouseOptions options) {
        var house = new House(options);
        Runtime.getRuntime().addShutdownHook(house.atEnd);
        try {
            house.startInfrastructure();
            house.startServices();
            house.openEntrance();
            house.letPeopleIn();
            return house;
        } catch (RuntimeException broken) {
            house.stop();
            throw broken;
        }
    }

    /** Of the entrance. */
    public String url() {
        return "http://localhost:" + port;
    }

    public Endpoints infrastructure() {
        var up = infrastructure;
        if (up == null) {
            throw new IllegalStateException("the infrastructure is not up");
        }
        return up.endpoints();
    }

    public ServiceProcess service(String name) {
        var service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException("no service " + name + ", only " + services.keySet());
        }
        return service;
    }

    /** SIGKILL to a service; the house brings it back. */
    public void kill(String service) {
        service(service).kill();
    }

    public Duration age() {
        return Duration.between(begin, Instant.now());
    }

    /** Ends the demo, if there is one; the house goes on. */
    public synchronized void sendPeopleHome() {
        var around = demo;
        if (around != null) {
            around.stop();
            demo = null;
        }
    }

    /** What all processes of the house use together. */
    public long memoryBytes() {
        return Memory.ofTree(ProcessHandle.current(), folder.directory().resolve("postgres/postmaster.pid"));
    }

    /** Ends the demo, the entrance, then the services, then the infrastructure. Doing it twice does nothing more. */
    public synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        sendPeopleHome();
        var open = entrance;
        if (open != null) {
            open.close();
        }
        services.values().forEach(ServiceProcess::stop);
        try {
            for (var service : services.values()) {
                service.awaitEnd();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        var up = infrastructure;
        if (up != null) {
            up.stop();
        }
        guard.close();
        folder.close();
        forgetHook();
    }

    @Override
    public void close() {
        stop();
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException atEndAlready) {
            // it is the hook that called
        }
    }

    private void startInfrastructure() {
        var log = folder.logs().resolve("infrastructure.log");
        var infrastructureOptions = InfrastructureOptions.durable(folder.directory(), log)
                .withMailPorts(mailPort(USUAL_SMTP), mailPort(USUAL_IMAP));
        infrastructure = InfrastructureProcess.start(infrastructureOptions, options.part());
    }

    private int mailPort(int usual) {
        return options.mailPorts() && Ports.isFree(usual) ? usual : 0;
    }

    private void startServices() {
        try {
            var keys = Keys.in(folder.directory().resolve("keys"));
            for (var service : Service.ALL) {
                var process = prepare(service, keys);
                services.put(service.name(), process);
                process.start();
            }
        } catch (IOException broken) {
            throw new StartFailed("the settings can't be written: " + broken, broken);
        }
        try {
            CompletableFuture.allOf(
                            services.values().stream().map(this::awaitReady).toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException broken) {
            throw broken.getCause() instanceof StartFailed clear ? clear : broken;
        }
    }

    private ServiceProcess prepare(Service service, Keys keys) throws IOException {
        var servicePort = Ports.free();
        var told = service.settings(infrastructure(), keys, servicePort, url());
        if (options.demo().isPresent()) {
            told.putAll(DemoProcess.SETTINGS);
            told.putAll(providers.settings());
        }
        told.putAll(options.settings());
        var settings = folder.settings().resolve(service.name() + ".properties");
        ServiceProcess.writeSettings(settings, told);
        var log = folder.logs().resolve(service.name() + ".log");
        return new ServiceProcess(
                service, jar(service), options.rehearsal(), servicePort, settings, log, guard, options.news());
    }

    private CompletableFuture<Void> awaitReady(ServiceProcess service) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        service.awaitFirstReady();
                        options.part().accept(service.name(), age());
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                        throw new StartFailed("interrupted while starting " + service.name(), interrupted);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    private void openEntrance() {
        var addresses = new LinkedHashMap<String, SocketAddress>();
        services.forEach(
                (name, service) -> addresses.put(name, SocketAddress.inetSocketAddress(service.port(), "127.0.0.1")));
        entrance = Entrance.open(port, addresses);
        options.part().accept("entrance", age());
    }

    private void letPeopleIn() {
        options.demo()
                .ifPresent(people -> demo = DemoProcess.start(
                        options.checkout(),
                        people,
                        url(),
                        infrastructure(),
                        providers,
                        folder.logs(),
                        guard,
                        options.news()));
    }

    private Path jar(Service service) {
        return options.checkout().resolve(service.name()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
