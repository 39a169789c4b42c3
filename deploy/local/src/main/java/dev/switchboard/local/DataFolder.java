package dev.switchboard.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a house keeps its data in, used by one house at a time. It is recognised by its lock file, so that
 * {@code --fresh} never empties a folder that is somebody else's.
 */
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "switchboard.lock";
    private static final List<String> FORGETTABLE = List.of("kafka", "postgres", "redis", "keys", "settings", "logs");

    private final Path directory;
    private final FileChannel lock;

    private DataFolder(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static DataFolder open(Path directory, boolean fresh) {
        try {
            Files.createDirectories(directory);
            if (!Files.exists(directory.resolve(LOCK)) && !isEmpty(directory)) {
                throw new StartFailed(directory + " is not empty and no data folder of Switchboard; choose another");
            }
            var folder = new DataFolder(directory, lock(directory));
            if (fresh) {
                folder.forget();
            }
            Files.createDirectories(folder.logs());
            Files.createDirectories(folder.settings());
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            return folder;
        } catch (FileAlreadyExistsException file) {
            throw new StartFailed("%s is a file, not a folder".formatted(directory), file);
        } catch (IOException | UncheckedIOException broken) {
            throw new StartFailed(
                    "the data folder %s can't be used: %s"
                            .formatted(directory, broken.getClass().getSimpleName()),
                    broken);
        }
    }

    Path directory() {
        return directory;
    }

    Path logs() {
        return directory.resolve("logs");
    }

    Path settings() {
        return directory.resolve("settings");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        var channel = FileChannel.open(
                directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StartFailed(
                    "another run of Switchboard uses " + directory + "; end it, or choose another --data");
        }
        return channel;
    }

    private static @Nullable Object tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ourOwn) {
            return null;
        }
    }

    private void forget() throws IOException {
        for (var name : FORGETTABLE) {
            var root = directory.resolve(name);
            if (Files.exists(root)) {
                try (var files = Files.walk(root)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
