package dev.switchboard.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Real Kafka, PostgreSQL, Redis and a mail server in one process of their own: the main class that
 * {@link InfrastructureProcess} starts. The parts start side by side. When all are up, one JSON line
 * ({@link Endpoints}) goes to stdout; stderr has one line per part, {@code part<TAB>name<TAB>milliseconds}, or
 * {@code error<TAB>reason}. It ends in order on SIGTERM or when its stdin ends, so that it never outlives its parent;
 * a {@link Guard} sees to its child processes even when it is killed itself.
 */
public final class Infrastructure {
    private static final Logger LOG = Logger.getLogger(Infrastructure.class.getName());

    private final InfrastructureOptions options;
    private final Path data;
    private final Guard guard = new Guard();
    private final Instant begin = Instant.now();
    private final PrintStream progress = System.err;

    private Infrastructure(InfrastructureOptions options) throws IOException {
        this.options = options;
        var given = options.data();
        this.data = given == null ? Files.createTempDirectory("switchboard-") : Files.createDirectories(given);
        if (given == null) {
            guard.remove(data);
        }
    }

    public static void main(String[] arguments) throws IOException {
        var options = InfrastructureOptions.parse(List.of(arguments));
        try {
            FileLog.to(options.log());
            new Infrastructure(options).run();
        } catch (StartFailed | IOException broken) {
            System.err.println("error\t" + StartFailed.inOneLine(broken));
            LOG.log(Level.SEVERE, "can't start", broken);
            // not exit: half-started parts have nothing to end in order, and the guard ends their processes
            Runtime.getRuntime().halt(1);
        }
    }

    private void run() {
        endWithInput();
        Path redisProgram = RedisStore.unpack(programs());
        var kafka = part("kafka", () -> KafkaBroker.start(data.resolve("kafka"), Ports.orFree(options.kafkaPort())));
        var postgres = part("postgres", this::startPostgres);
        var redis = part("redis", () -> startRedis(redisProgram));
        var mail = part(
                "mail", () -> MailServer.start(Ports.orFree(options.smtpPort()), Ports.orFree(options.imapPort())));
        awaitAll(kafka, postgres, redis, mail);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform()
                        .name("end")
                        .unstarted(() -> end(mail.join(), redis.join(), kafka.join(), postgres.join())));
        System.out.println(new Endpoints(
                        kafka.join().bootstrapServers(),
                        postgres.join().address(),
                        redis.join().address(),
                        mail.join().smtpPort(),
                        mail.join().imapPort())
                .toJson());
    }

    /** The first failure is enough: the rest may never be ready without it. */
    private static void awaitAll(CompletableFuture<?>... parts) {
        var all = new CompletableFuture<@Nullable Void>();
        CompletableFuture.allOf(parts).thenRun(() -> all.complete(null));
        for (var part : parts) {
            part.whenComplete((started, broken) -> {
                if (broken != null) {
                    all.completeExceptionally(broken);
                }
            });
        }
        try {
            all.join();
        } catch (CompletionException broken) {
            var cause = broken.getCause() == null ? broken : broken.getCause();
            throw cause instanceof StartFailed clear ? clear : new StartFailed(StartFailed.inOneLine(cause), cause);
        }
    }

    private PostgresDatabase startPostgres() {
        return PostgresDatabase.start(
                data.resolve("postgres"),
                programs(),
                options.log(),
                Ports.orFree(options.postgresPort()),
                options.ephemeral(),
                guard);
    }

    private RedisStore startRedis(Path program) {
        return RedisStore.start(
                program, data.resolve("redis"), options.log(), Ports.orFree(options.redisPort()), guard);
    }

    /** Where programs are unpacked: once per user for tests, and with the data of a house that continues. */
    private Path programs() {
        return options.ephemeral()
                ? Path.of(
                        System.getProperty("java.io.tmpdir"), "switchboard-programs-" + System.getProperty("user.name"))
                : data.resolve("programs");
    }

    private <T> CompletableFuture<T> part(String name, Supplier<T> start) {
        var future = new CompletableFuture<T>();
        Thread.ofPlatform().name("start-" + name).daemon().start(() -> {
            try {
                var started = start.get();
                progress.println("part\t" + name + "\t"
                        + Duration.between(begin, Instant.now()).toMillis());
                future.complete(started);
            } catch (Throwable broken) {
                future.completeExceptionally(broken);
            }
        });
        return future;
    }

    /** What the parent may say has no meaning; that it stops saying does. */
    private static void endWithInput() {
        Thread.ofPlatform().name("parent").start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException broken) {
                LOG.log(Level.WARNING, "stdin broke", broken);
            }
            System.exit(0);
        });
    }

    private void end(AutoCloseable... parts) {
        if (options.ephemeral()) {
            // nobody misses the data: the guard ends the processes and removes the directory
            return;
        }
        for (var part : parts) {
            try {
                part.close();
            } catch (Exception broken) {
                LOG.log(Level.WARNING, "a part did not end in order", broken);
            }
        }
        guard.close();
    }
}
