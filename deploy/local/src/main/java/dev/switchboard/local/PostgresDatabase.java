package dev.switchboard.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/**
 * One real PostgreSQL with the database {@code switchboard} and its owner of the same name. Durable data is written
 * with fsync; throw-away data is not. Refuses a folder of another major version in one clear line.
 */
final class PostgresDatabase implements AutoCloseable {
    static final String NAME = "switchboard";
    private static final String MAJOR_VERSION = "18";

    private final EmbeddedPostgres postgres;

    private PostgresDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static PostgresDatabase start(Path directory, Path programs, Path log, int port, boolean ephemeral, Guard guard) {
        try {
            refuseForeign(directory);
            guard.endPostmaster(directory.resolve("postmaster.pid"));
            var database = new PostgresDatabase(server(directory, programs, log, port, ephemeral));
            database.createIfMissing();
            return database;
        } catch (IOException | SQLException | IllegalStateException broken) {
            throw new StartFailed(
                    "PostgreSQL can't start in %s: %s (see %s)"
                            .formatted(directory, StartFailed.inOneLine(broken), log),
                    broken);
        }
    }

    String address() {
        return "127.0.0.1:%d/%s".formatted(postgres.getPort(), NAME);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static void refuseForeign(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.list(directory)) {
            if (files.findAny().isEmpty()) {
                return;
            }
        }
        var versionFile = directory.resolve("PG_VERSION");
        if (!Files.isRegularFile(versionFile) || !Files.exists(directory.resolve("postgresql.conf"))) {
            throw new StartFailed(directory + " is not a PostgreSQL data folder; remove it, or start with --fresh");
        }
        var version = Files.readString(versionFile).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new StartFailed(
                    "%s was written by PostgreSQL %s, this is PostgreSQL %s; use --fresh or another --data"
                            .formatted(directory, version, MAJOR_VERSION));
        }
    }

    private static EmbeddedPostgres server(Path directory, Path programs, Path log, int port, boolean ephemeral)
            throws IOException {
        var safe = ephemeral ? "off" : "on";
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(programs.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(3))
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", safe)
                .setServerConfig("full_page_writes", safe)
                .setServerConfig("synchronous_commit", safe)
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "128MB")
                // short statements only: compiling a plan never pays, writing pages whole again does cost
                .setServerConfig("jit", "off")
                .setServerConfig("wal_buffers", "16MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("timezone", "UTC")
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void createIfMissing() throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("DROP ROLE IF EXISTS " + NAME);
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(NAME, NAME));
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(NAME, NAME));
        }
    }
}
