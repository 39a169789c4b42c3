package dev.switchboard.demo;

import dev.switchboard.people.Visitor;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A visitor of the web page, at the chat's WebSocket. */
record ChatCaller(URI house) implements Caller {
    /** So long a visitor waits for the next word of a rep who has begun to help. */
    private static final Duration FOR_THE_NEXT_WORD = Duration.ofMinutes(3);

    private static final double SAYS_GOODBYE = 0.4;

    @Override
    public String channel() {
        return "CHAT";
    }

    @Override
    public void visit(Visit visit) throws InterruptedException {
        try (var visitor = Visitor.arrive(house)) {
            visitor.introduce(visit.person().name(), visit.script().attributes());
            visitor.say(visit.script().opening());
            if (!Wait.until(() -> hasAnswers(visitor, 1) || isOver(visitor), visit.patience())) {
                leave(visitor);
                return;
            }
            talk(visitor, visit);
            if (visit.draw().chance(SAYS_GOODBYE)) {
                leave(visitor);
            } else {
                Wait.until(() -> isOver(visitor), FOR_THE_NEXT_WORD);
                new Opinion(house).give(visit, () -> told(visitor));
            }
        }
    }

    private static void talk(Visitor visitor, Visit visit) throws InterruptedException {
        var says = visit.script().says();
        for (int said = 1; said < says.size() && !isOver(visitor); said++) {
            Thread.sleep(visit.typing());
            visitor.say(says.get(said));
            var answers = said + 1;
            if (!Wait.until(() -> hasAnswers(visitor, answers) || isOver(visitor), FOR_THE_NEXT_WORD)) {
                return;
            }
        }
    }

    /** The line stays until the house has heard the goodbye. */
    private static void leave(Visitor visitor) throws InterruptedException {
        visitor.end();
        Thread.sleep(Duration.ofSeconds(2));
    }

    private static boolean hasAnswers(Visitor visitor, int count) {
        return visitor.answers().size() >= count;
    }

    private static List<String> told(Visitor visitor) {
        return visitor.messages().stream()
                .map(message -> message.getString("text"))
                .toList();
    }

    private static boolean isOver(Visitor visitor) {
        return visitor.state().equals("CLOSED");
    }
}
