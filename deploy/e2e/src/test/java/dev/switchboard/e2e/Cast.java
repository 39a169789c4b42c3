package dev.switchboard.e2e;

import dev.switchboard.local.House;
import dev.switchboard.people.Admin;
import dev.switchboard.people.Http;
import dev.switchboard.people.MailCustomer;
import dev.switchboard.people.Rep;
import dev.switchboard.people.Visitor;
import dev.switchboard.providers.Caller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The people of one test. Afterwards reps have finished what they hold and left, customers are gone and the shipped plan is in
 * force again, so that the next test finds the house empty.
 */
final class Cast implements AfterEachCallback {
    static final Duration SOON = Duration.ofSeconds(20);

    private final List<Rep> reps = new ArrayList<>();
    private final List<String> atConsoles = new ArrayList<>();
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<Caller> callers = new ArrayList<>();
    private @Nullable String formerPlan;

    House house() {
        return TheHouse.get();
    }

    /** Of the entrance. */
    URI url() {
        return URI.create(house().url());
    }

    Rep ready(String user) {
        return seated(user).ready();
    }

    /** A rep in front of the web console. */
    ConsolePage atTheConsole(Browser browser, String user) {
        atConsoles.add(user);
        return ConsolePage.signIn(browser, url(), user);
    }

    Rep seated(String user) {
        var rep = Rep.of(url(), user);
        reps.add(rep);
        return rep;
    }

    Visitor visitor() {
        var visitor = Visitor.arrive(url());
        visitors.add(visitor);
        return visitor;
    }

    Caller call(String from, String line) throws InterruptedException {
        var caller = TheHouse.providers().twilio().call(from, line);
        callers.add(caller);
        return caller;
    }

    MailCustomer mailer(String name) {
        var at = house().infrastructure();
        var address = name.toLowerCase(java.util.Locale.ROOT) + System.nanoTime() + "@example.org";
        return new MailCustomer(name, address, "127.0.0.1", at.smtp(), at.imap());
    }

    Admin admin() {
        return Admin.of(url());
    }

    /** The KPIs of each channel, over all that was. */
    Map<String, JsonObject> figures() {
        var now = Instant.now();
        return admin()
                .http()
                .get("/api/analytics/report?by=channel&from=%s&to=%s"
                        .formatted(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1))))
                .orThrow()
                .json()
                .getJsonArray("rows")
                .stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(
                        row -> row.getJsonObject("of").getString("channel"), row -> row.getJsonObject("kpis")));
    }

    /** Puts another plan in force for this test. */
    void publish(String plan) {
        var admin = admin();
        if (formerPlan == null) {
            formerPlan = admin.plan();
        }
        admin.publish(plan);
    }

    /** The story of a contact once it is closed. */
    Story story(String contact) {
        return Awaitility.await("the story of " + contact)
                .atMost(SOON)
                .until(() -> new Story(admin().story(contact)), Story::isOver);
    }

    /** The contact of this state that comes to the rep's desk with these words. */
    static String contact(Rep rep, String state, String words) {
        return contact(
                rep,
                shown -> shown.getString("state").equals(state)
                        && (shown.getString("preview", "") + shown.getString("subject", "")).contains(words));
    }

    static String contact(Rep rep, Predicate<JsonObject> wanted) {
        return Awaitility.await("a contact at the desk of " + rep.user())
                .atMost(SOON)
                .until(
                        () -> rep.contacts().values().stream()
                                .filter(wanted)
                                .map(shown -> shown.getString("id"))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** What was said in the conversation of a contact, as its rep may read it. */
    List<String> texts(Rep rep, String contact) {
        var grant = new Http(url())
                .as(rep.token())
                .get("/api/desk/contacts/" + contact + "/grant")
                .orThrow()
                .json();
        var messages = new Http(url())
                .as(grant.getString("grant"))
                .get("/api/conversations/" + grant.getString("conversation") + "/messages")
                .orThrow();
        return new JsonArray(messages.body())
                .stream()
                        .map(message -> ((JsonObject) message).getString("text"))
                        .toList();
    }

    static void awaitState(Rep rep, String contact, String state) {
        Awaitility.await(contact + " is " + state + " at the desk of " + rep.user())
                .atMost(SOON)
                .until(() -> state.equals(rep.contact(contact).getString("state")));
    }

    static void awaitGone(Rep rep, String contact, String reason) {
        Awaitility.await(contact + " is gone from " + rep.user())
                .atMost(SOON)
                .until(() -> rep.gone().get(contact), reason::equals);
    }

    static void awaitAnswer(Visitor visitor, String words) {
        Awaitility.await("the customer has the answer")
                .atMost(SOON)
                .until(() -> visitor.answers().contains(words));
    }

    /** Takes what is offered and waits until it is assigned. */
    static void accept(Rep rep, String contact) {
        rep.accept(contact).join();
        awaitState(rep, contact, "ASSIGNED");
    }

    static void complete(Rep rep, String contact) {
        rep.complete(contact, "resolved").join();
        awaitGone(rep, contact, "closed");
    }

    @Override
    public void afterEach(ExtensionContext test) throws InterruptedException {
        visitors.forEach(Visitor::end);
        for (var caller : callers) {
            if (!caller.hasEnded()) {
                caller.hangUp();
            }
        }
        // a desk that is opened elsewhere takes over: so these can be led out like the others
        atConsoles.forEach(this::seated);
        reps.forEach(Cast::finish);
        reps.forEach(Rep::close);
        visitors.forEach(Visitor::close);
        if (formerPlan != null) {
            admin().publish(formerPlan);
        }
    }

    private static void finish(Rep rep) {
        for (Map.Entry<String, JsonObject> held : rep.contacts().entrySet()) {
            switch (held.getValue().getString("state")) {
                case "ASSIGNED" -> rep.complete(held.getKey(), "test over");
                case "WRAPPING" -> rep.act("finish", held.getKey(), new JsonObject().put("outcome", "test over"));
                default -> {
                    // an offer goes back when the rep leaves, and is abandoned since the customer left
                }
            }
        }
    }
}
