package dev.switchboard.e2e.crash;

import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.local.House;
import dev.switchboard.people.MailCustomer;
import dev.switchboard.people.Rep;
import dev.switchboard.people.Routine;
import dev.switchboard.people.Visitor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One service is killed with SIGKILL again and again while reps work. For the router and the agent-service all customers have
 * written before and wait; the gateway dies while they are writing. Afterwards every customer must have had exactly one contact and
 * exactly one answer, and the log must hold what {@link Audit} asks of it.
 */
public final class CrashRun {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String ANSWER = "We have looked into it and all is well.";
    private static final List<String> STAFF =
            List.of("ava", "ben", "carla", "dan", "eva", "finn", "gina", "hugo", "ines", "jan", "kim", "leo");
    /** Slow enough that work is under way at each kill, fast enough to come to an end. */
    private static final Routine.Pace PACE = new Routine.Pace(Duration.ofMillis(100), Duration.ofMillis(1_500), ANSWER);

    /** For what waits: the common pool has a thread or two, which others need. */
    private static final Executor WAITING = Thread::startVirtualThread;

    private static final int LONGEST_DELAY_MS = 400;
    private static final int BETWEEN_LETTERS_MS = 20;

    private final House house;
    private final URI address;
    private final HouseLog log;
    private final Script script;
    private final Random random;
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<MailCustomer> mailers = new ArrayList<>();
    private final List<Integer> killedAt = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private CrashRun(House house, Script script) {
        this.house = house;
        this.address = URI.create(house.url());
        this.log = new HouseLog(house.infrastructure().kafka());
        this.script = script;
        this.random = new Random(script.seed());
    }

    /**
     * @param victim the service to kill
     * @param chats customers who chat
     * @param mails customers who mail
     */
    public record Script(String victim, int chats, int mails, int kills, long seed) {
        boolean writesMeanwhile() {
            return victim.equals("channel-gateway");
        }

        int contacts() {
            return chats + mails;
        }
    }

    public static CrashReport of(House house, Script script) {
        return new CrashRun(house, script).run();
    }

    private CrashReport run() {
        var begin = Instant.now();
        arrive();
        var ledger = new Ledger(names());
        var staff = new ArrayList<Rep>();
        try (var _ = log.tap(ledger::read)) {
            if (!script.writesMeanwhile()) {
                IntStream.range(0, script.contacts()).forEach(this::write);
                await("all contacts wait", () -> ledger.opened() == script.contacts());
            }
            staff.addAll(seat());
            killAgainAndAgain(ledger);
            await("all contacts are closed", () -> ledger.ended() >= script.contacts());
            await("all customers have their answer", () -> unanswered().isEmpty());
        } finally {
            staff.forEach(Rep::close);
            visitors.forEach(Visitor::close);
        }
        return report(ledger, Duration.between(begin, Instant.now()));
    }

    /** All at once, so that work has not ended before the first kill. */
    private List<Rep> seat() {
        return STAFF.stream()
                .map(user -> CompletableFuture.supplyAsync(() -> Routine.seat(address, user, PACE), WAITING))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private void arrive() {
        for (int n = 0; n < script.chats(); n++) {
            visitors.add(Visitor.arriving(address));
        }
        visitors.forEach(visitor -> visitor.greeted()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join());
        var at = house.infrastructure();
        for (int n = 0; n < script.mails(); n++) {
            var name = "crash-" + Long.toString(script.seed(), 36) + "-" + script.victim() + "-" + n;
            mailers.add(new MailCustomer(name, name + "@example.org", "127.0.0.1", at.smtp(), at.imap()));
        }
    }

    private Map<String, String> names() {
        var names = new HashMap<String, String>();
        for (int n = 0; n < visitors.size(); n++) {
            names.put(visitors.get(n).id(), "visitor " + n);
        }
        mailers.forEach(mailer -> names.put(mailer.address(), mailer.name()));
        return names;
    }

    /** The n-th customer writes; chats and mails are mixed evenly. */
    private void write(int n) {
        var mailsBefore = (int) ((long) n * script.mails() / script.contacts());
        var mailsAfter = (int) ((n + 1L) * script.mails() / script.contacts());
        if (mailsAfter > mailsBefore) {
            mailers.get(mailsBefore).write("Just a word", "Hello, what can you tell me about number " + n + "?");
        } else {
            visitors.get(n - mailsBefore).say("Hello, what can you tell me about number " + n + "?");
        }
    }

    private void killAgainAndAgain(Ledger ledger) {
        if (script.writesMeanwhile()) {
            killWhileWriting(ledger);
        } else {
            killWhileWorking(ledger);
        }
    }

    /** At random points of the work, each a random moment after so many contacts were assigned. */
    private void killWhileWorking(Ledger ledger) {
        random.ints(script.kills(), 1, script.contacts() * 9 / 10).sorted().forEach(point -> {
            await(point + " contacts are assigned", () -> ledger.assigned() >= point);
            kill(ledger);
        });
    }

    /** In the midst of each of as many portions of writing; the customers write on while the service is away. */
    private void killWhileWriting(Ledger ledger) {
        var portions = script.kills() + 1;
        var back = CompletableFuture.<Void>completedFuture(null);
        for (int portion = 0; portion < portions; portion++) {
            var from = script.contacts() * portion / portions;
            var to = script.contacts() * (portion + 1) / portions;
            var moment = from + random.nextInt(Math.max(1, to - from));
            for (int n = from; n < to; n++) {
                write(n);
                pause(BETWEEN_LETTERS_MS);
                if (n == moment && portion < script.kills()) {
                    back.join();
                    back = CompletableFuture.runAsync(() -> kill(ledger), WAITING);
                }
            }
        }
        back.join();
    }

    private void kill(Ledger ledger) {
        pause(random.nextInt(LONGEST_DELAY_MS));
        killedAt.add(ledger.assigned());
        var victim = house.service(script.victim());
        var killed = victim.pid();
        house.kill(script.victim());
        await(script.victim() + " is back", () -> victim.pid() != killed && victim.isReady());
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private List<String> unanswered() {
        return visitors.stream()
                .filter(visitor -> !visitor.answers().equals(List.of(ANSWER)))
                .map(visitor -> "visitor " + visitors.indexOf(visitor) + " has " + visitor.answers())
                .toList();
    }

    private List<String> unansweredMails() {
        return mailers.stream()
                .filter(mailer -> answersTo(mailer) != 1)
                .map(mailer -> mailer.name() + " has " + answersTo(mailer) + " answers")
                .toList();
    }

    /** The question how it went may lie beside it. */
    private static long answersTo(MailCustomer mailer) {
        return mailer.inbox().stream()
                .filter(mail -> mail.text().contains(ANSWER))
                .count();
    }

    private void await(String what, Callable<Boolean> done) {
        try {
            Awaitility.await(what)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(done);
        } catch (ConditionTimeoutException never) {
            complaints.add("not within " + PATIENCE.toSeconds() + " s: " + what);
        }
    }

    private CrashReport report(Ledger ledger, Duration took) {
        await("all mails have an answer", () -> unansweredMails().isEmpty());
        complaints.addAll(ledger.complaints());
        complaints.addAll(unanswered());
        complaints.addAll(unansweredMails());
        if (!script.writesMeanwhile()) {
            complaints.addAll(ledger.outOfOrder());
        }
        var audit = Audit.of(log);
        complaints.addAll(audit.complaints());
        complaints.addAll(KpiAudit.of(address, log));
        return new CrashReport(
                script.victim(), script.contacts(), script.seed(), killedAt, audit.records(), took, complaints);
    }
}
