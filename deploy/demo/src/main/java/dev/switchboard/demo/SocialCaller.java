package dev.switchboard.demo;

import dev.switchboard.providers.Providers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Somebody who writes on WhatsApp, Messenger or Telegram, and answers what is answered. */
record SocialCaller(Providers networks, URI house) implements Caller {
    private static final Duration LOOKS_FOR_AN_ANSWER = Duration.ofMinutes(4);

    @Override
    public String channel() {
        return "SOCIAL";
    }

    @Override
    public void visit(Visit visit) throws InterruptedException {
        var line = line(visit);
        var before = line.received().get().size();
        var says = visit.script().says();
        for (int said = 0; said < says.size(); said++) {
            line.write().say(says.get(said));
            var answers = before + said + 1;
            if (!Wait.until(
                    () -> line.received().get().size() >= answers, visit.pace().of(LOOKS_FOR_AN_ANSWER))) {
                return;
            }
            Thread.sleep(visit.typing());
        }
        new Opinion(house).give(visit, line.received());
    }

    private interface Words {
        void say(String text) throws InterruptedException;
    }

    /** @param received everything this person was ever sent there */
    private record Line(Words write, Supplier<List<String>> received) {}

    private Line line(Visit visit) {
        var person = visit.person();
        var digits = person.phone().substring(1);
        var id = Long.parseLong(person.social());
        return switch (visit.draw().weighted(0.5, 0.25, 0.25)) {
            case 0 ->
                new Line(
                        text -> networks.meta().whatsApp(digits, person.name(), text),
                        () -> networks.meta().received(digits));
            case 1 ->
                new Line(
                        text -> networks.meta().messenger(person.social(), text),
                        () -> networks.meta().received(person.social()));
            default ->
                new Line(
                        text -> networks.telegram().write(id, person.name(), text),
                        () -> networks.telegram().received(id));
        };
    }
}
