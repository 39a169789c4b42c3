package dev.switchboard.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * What {@code ./switchboard run} and {@code ./switchboard dev} call: starts the house and says so, one line per part,
 * until Ctrl-C. Whatever can't start is one line and exit code 1.
 */
public final class Switchboard {
    private static final double SLOWEST = 0.1;
    private static final double FASTEST = 10;
    /** Every demo begins with the same customers. */
    private static final long SEED = 1;

    private Switchboard() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            var words = new ArrayDeque<>(List.of(arguments));
            var verb = words.isEmpty() ? "" : words.pop();
            FileLog.to(HouseOptions.findCheckout().resolve("deploy/local/target/launcher.log"));
            switch (verb) {
                case "run" -> run(options(words));
                case "dev" -> DevelopmentHouse.run(words.isEmpty() ? "" : words.pop());
                default ->
                    throw new StartFailed(
                            "usage: ./switchboard run [--fresh] [--data DIR] [--port N] [--demo [--pace N]]");
            }
        } catch (StartFailed | IOException clear) {
            System.err.println("switchboard: " + StartFailed.inOneLine(clear));
            System.exit(1);
        }
    }

    private static HouseOptions options(ArrayDeque<String> words) {
        var checkout = HouseOptions.findCheckout();
        var data = checkout.resolve(".switchboard");
        var fresh = false;
        var port = 8080;
        var demo = false;
        var pace = 1.0;
        while (!words.isEmpty()) {
            var word = words.pop();
            switch (word) {
                case "--fresh" -> fresh = true;
                case "--data" ->
                    data = Path.of(value(word, words)).toAbsolutePath().normalize();
                case "--port" -> port = port(value(word, words));
                case "--demo" -> demo = true;
                case "--pace" -> pace = pace(value(word, words));
                default ->
                    throw new StartFailed(
                            "run knows --fresh, --data DIR, --port N, --demo and --pace N, but not " + word);
            }
        }
        var people = demo ? Optional.of(new HouseOptions.Demo(pace, SEED)) : Optional.<HouseOptions.Demo>empty();
        return new HouseOptions(
                checkout, data, fresh, port, true, Map.of(), people, false, Switchboard::showPart, System.out::println);
    }

    private static double pace(String text) {
        try {
            var pace = Double.parseDouble(text);
            if (pace >= SLOWEST && pace <= FASTEST) {
                return pace;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new StartFailed("--pace needs a number from %s to %s, not %s".formatted(SLOWEST, FASTEST, text));
    }

    private static String value(String option, ArrayDeque<String> words) {
        if (words.isEmpty()) {
            throw new StartFailed(option + " needs a value");
        }
        return words.pop();
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new StartFailed("--port needs a number from 1 to 65535, not " + text);
    }

    private static void run(HouseOptions options) throws InterruptedException {
        var house = House.start(options);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            System.out.println("\nending ...");
                            house.stop();
                            System.out.println("ended; the data stays in " + options.data());
                        },
                        "end"));
        show(house, options);
        // for ever: a signal ends this process, through the hook above
        new CountDownLatch(1).await();
    }

    private static void showPart(String part, Duration time) {
        System.out.printf(Locale.ROOT, "  %-16s %5.1f s%n", part, time.toMillis() / 1000.0);
    }

    private static void show(House house, HouseOptions options) {
        var url = house.url();
        var at = house.infrastructure();
        System.out.printf(
                Locale.ROOT,
                """

                Switchboard is ready after %.1f s and uses %.1f GiB of memory.

                  console    %s
                  chat       %s/chat/demo
                  mail       to support@switchboard.localhost: SMTP localhost:%d, IMAP localhost:%d
                             (a customer's mailbox opens with the first answer; its password is its address)
                  API        %s/api/docs/agent-service, .../router, .../channel-gateway, .../analytics-service
                  logs       %s
                %s%s
                Ctrl-C ends it; the data stays.
                """,
                house.age().toMillis() / 1000.0,
                house.memoryBytes() / (double) (1L << 30),
                url,
                url,
                at.smtp(),
                at.imap(),
                url,
                options.data().resolve("logs"),
                signIns(options.checkout()),
                options.demo().isPresent()
                        ? "\n  People are coming in; sign in as mona and look at %s/wallboard\n".formatted(url)
                        : "");
    }

    private static String signIns(Path checkout) {
        try {
            return "\n"
                    + Files.readString(checkout.resolve("agent-service/src/main/resources/seed/sign-ins.txt"))
                            .stripTrailing()
                            .indent(2);
        } catch (IOException none) {
            return "";
        }
    }
}
