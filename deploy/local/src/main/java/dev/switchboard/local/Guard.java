package dev.switchboard.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Sees to it that nothing outlives this process, however it ends. A small shell holds the other end of a pipe; when
 * the pipe breaks because this process is gone (SIGKILL included), it ends the processes entrusted to it and removes
 * the directory. Safe for any thread.
 */
final class Guard implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids= file= dir=
            without() { kept=; for p in $pids; do [ "$p" = "$1" ] || kept="$kept $p"; done; pids=$kept; }
            while read -r verb what; do
              case $verb in
                end) without "$what"; pids="$pids $what" ;;
                postmaster) file=$what ;;
                forget) without "$what" ;;
                remove) dir=$what ;;
                done) exit 0 ;;
              esac
            done
            if [ -n "$file" ] && read -r p 2>/dev/null < "$file"; then
              # the file of an earlier run may name somebody else's process by now
              grep -qa postgres "/proc/$p/cmdline" 2>/dev/null && pids="$pids $p"
            fi
            # a zombie that nobody has waited for yet is no life
            alive() { for p in $pids; do grep -qs '^State:[[:space:]]*[^ZX]' "/proc/$p/status" && return 0; done; return 1; }
            for p in $pids; do kill -TERM "$p" 2>/dev/null; kill -INT "$p" 2>/dev/null; done
            n=0; while alive && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
            for p in $pids; do kill -KILL "$p" 2>/dev/null; done
            [ -z "$dir" ] || rm -rf -- "$dir"
            """;

    private final Process shell;
    private final Writer pipe;

    Guard() {
        try {
            shell = new ProcessBuilder("sh", "-c", SCRIPT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noShell) {
            throw new StartFailed("can't start a shell (sh): " + noShell.getMessage(), noShell);
        }
        pipe = shell.outputWriter(StandardCharsets.UTF_8);
    }

    /** This process is to end with us. */
    void end(long pid) {
        say("end " + pid);
    }

    /** This process has ended already; its number may belong to somebody else soon. */
    void forget(long pid) {
        say("forget " + pid);
    }

    /** PostgreSQL, which writes its number into this file, is to end with us. */
    void endPostmaster(Path pidFile) {
        say("postmaster " + pidFile);
    }

    /** This directory is to go when all is ended. */
    void remove(Path directory) {
        say("remove " + directory);
    }

    /** All has ended in order: nothing left to do. */
    @Override
    public void close() {
        say("done");
    }

    private synchronized void say(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException gone) {
            if (shell.isAlive()) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
