package dev.switchboard.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands for a service: reads its settings, is ready as soon as it listens, and tells its address of the database. */
final class SmallService {
    private SmallService() {}

    public static void main(String[] arguments) throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(URI.create(System.getenv("SMALLRYE_CONFIG_LOCATIONS"))))) {
            settings.load(reader);
        }
        var port = Integer.parseInt(settings.getProperty("quarkus.http.port"));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", exchange -> {
            var body = settings.getProperty("switchboard.postgres", "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** Makes a jar that runs a class of these tests, which may use the JDK only. */
    static Path jar(Path jar, Class<?> main) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        var entry = main.getName().replace('.', '/') + ".class";
        try (var output = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = main.getClassLoader().getResourceAsStream(entry)) {
            output.putNextEntry(new JarEntry(entry));
            Objects.requireNonNull(bytes).transferTo(output);
        }
        return jar;
    }
}
