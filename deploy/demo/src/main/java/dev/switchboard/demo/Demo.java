package dev.switchboard.demo;

import dev.switchboard.providers.Providers;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What {@code ./switchboard run --demo} starts beside the house: {@code --house URL --smtp PORT --imap PORT --providers PORT [--pace N]
 * [--seed N]}, with the providers' secret in the environment. Simulates the providers of phone and social networks too. Says on stdout, a line at a time, what people should know; ends with SIGTERM, after everybody has gone home.
 */
public final class Demo {
    private static final String MAIL_HOST = "127.0.0.1";

    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        var options = options(arguments);
        var house = URI.create(options.get("--house"));
        var pace = new Pace(Double.parseDouble(options.getOrDefault("--pace", "1")));
        var seed = Long.parseLong(options.getOrDefault("--seed", "1"));
        var providers = Providers.open(
                Integer.parseInt(options.get("--providers")), System.getenv("SWITCHBOARD_PROVIDERS_SECRET"), house);
        List<Caller> callers = List.of(
                new PhoneCaller(providers.twilio(), house),
                new ChatCaller(house),
                new MailCaller(
                        MAIL_HOST, Integer.parseInt(options.get("--smtp")), Integer.parseInt(options.get("--imap"))),
                new SocialCaller(providers, house));
        var news = new News(System.out);

        var department = Department.open(house, callers, pace, seed, news);
        Runtime.getRuntime().addShutdownHook(new Thread(department::close, "go-home"));
        news.say(welcome(callers, pace));
        news.say("left to people: %s".formatted(Staff.LEFT_TO_PEOPLE));
        // for ever: a signal ends this process, through the hook above
        new CountDownLatch(1).await();
    }

    private static String welcome(List<Caller> callers, Pace pace) {
        var reps = Staff.SIMULATED.stream().filter(one -> !one.isManager()).count();
        return String.format(
                Locale.ROOT,
                "%d reps and %d managers are simulated; customers come by %s, about %.0f a minute when it is busy; a day takes %.0f min",
                reps,
                Staff.SIMULATED.size() - reps,
                String.join(", ", callers.stream().map(Caller::channel).toList())
                        .toLowerCase(Locale.ROOT),
                Department.CONTACTS_PER_MINUTE * pace.factor(),
                24 / DayClock.HOURS_PER_MINUTE / pace.factor());
    }

    private static Map<String, String> options(String[] arguments) {
        var words = new ArrayDeque<>(List.of(arguments));
        var options = new HashMap<String, String>();
        while (words.size() >= 2) {
            options.put(words.pop(), words.pop());
        }
        return options;
    }
}
