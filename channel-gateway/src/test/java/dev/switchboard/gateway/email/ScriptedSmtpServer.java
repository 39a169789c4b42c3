package dev.switchboard.gateway.email;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks SMTP and answers the commands of the script as it says, all others well. */
final class ScriptedSmtpServer implements AutoCloseable {

    /** The whole answer to a command that begins with the key; an empty one hangs up. */
    private final Map<String, String> script;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final int port;

    ScriptedSmtpServer(Map<String, String> script) {
        this.script = script;
        var server = vertx.createNetServer(
                new NetServerOptions().setHost("127.0.0.1").setPort(0));
        server.connectHandler(this::serve);
        this.port =
                server.listen().toCompletionStage().toCompletableFuture().join().actualPort();
    }

    int port() {
        return port;
    }

    List<String> commands() {
        return commands;
    }

    private void serve(NetSocket socket) {
        var data = new boolean[1];
        socket.write("220 test ESMTP\r\n");
        socket.handler(RecordParser.newDelimited("\r\n", line -> {
            var command = line.toString();
            if (data[0]) {
                data[0] = !command.equals(".");
                if (!data[0]) {
                    answer(socket, "END", "250 2.0.0 taken\r\n");
                }
                return;
            }
            commands.add(command);
            data[0] = command.equals("DATA") && !script.containsKey("DATA");
            answer(socket, command, usual(command));
        }));
    }

    private void answer(NetSocket socket, String command, String usual) {
        var answer = script.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
        if (answer.isEmpty()) {
            socket.close();
        } else {
            socket.write(answer);
        }
    }

    private static String usual(String command) {
        if (command.startsWith("EHLO")) {
            return "250-test\r\n250-AUTH PLAIN\r\n250 ENHANCEDSTATUSCODES\r\n";
        }
        return command.equals("DATA") ? "354 go on\r\n" : "250 2.1.0 fine\r\n";
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
