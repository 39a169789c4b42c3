package dev.switchboard.local;

import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code ./switchboard dev SERVICE}: the infrastructure, and one service in Quarkus' development mode in this
 * terminal, with its code reloaded as it changes. It works on the same data as {@code run}, one of the two at a time.
 */
final class DevelopmentHouse {
    private static final int HTTP_PORT = 8080;

    private DevelopmentHouse() {}

    static void run(String name) throws InterruptedException {
        var service = Service.ALL.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StartFailed("dev needs one of "
                        + Service.ALL.stream().map(Service::name).toList()));
        var checkout = HouseOptions.findCheckout();
        try (var folder = DataFolder.open(checkout.resolve(".switchboard"), false);
                var infrastructure = InfrastructureProcess.start(
                        InfrastructureOptions.durable(
                                folder.directory(), folder.logs().resolve("infrastructure.log")),
                        (part, time) -> System.out.println("  " + part + " is up"))) {
            var keys = Keys.in(folder.directory().resolve("keys"));
            var settings = folder.settings().resolve(name + ".properties");
            ServiceProcess.writeSettings(
                    settings,
                    service.settings(infrastructure.endpoints(), keys, HTTP_PORT, "http://localhost:" + HTTP_PORT));
            var code = maven(checkout, name, settings).start().waitFor();
            if (code != 0) {
                throw new StartFailed("development mode ended with exit code " + code);
            }
        } catch (IOException broken) {
            throw new StartFailed("can't start development mode: " + broken.getMessage(), broken);
        }
    }

    private static ProcessBuilder maven(Path checkout, String name, Path settings) {
        var maven = System.getenv().getOrDefault("SWITCHBOARD_MAVEN", "mvn");
        var builder = new ProcessBuilder(maven, "-pl", name, "-Dspotless.check.skip", "quarkus:dev")
                .directory(checkout.toFile())
                .inheritIO();
        builder.environment().put("SMALLRYE_CONFIG_LOCATIONS", settings.toUri().toString());
        return builder;
    }
}
