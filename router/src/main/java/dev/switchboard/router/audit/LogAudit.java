package dev.switchboard.router.audit;

import dev.switchboard.events.EpochFence;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.RoutingRecord.Decision;
import dev.switchboard.events.RoutingRecord.OwnerChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one checker of the routing invariants: fed with the two routing logs of any number of partitions, it finds what they break
 * (I1-I5, I7, I8 as far as a log shows it). Each partition's records come in log order; commands may be fed before or after them.
 * It believes nothing the engine says of itself. One thread.
 */
public final class LogAudit {

    /** How much later than due something may stand in the log: ticks take their time. */
    private static final Duration USUAL_GRACE = Duration.ofSeconds(5);

    private final Duration grace;
    private final Findings findings = new Findings();
    private final Conversations conversations = new Conversations(findings);
    private final Ledger ledger = new Ledger(findings, conversations);
    private final Map<Integer, Partition> partitions = new HashMap<>();
    private int ignored;

    public LogAudit() {
        this(USUAL_GRACE);
    }

    /** @param grace how much later than due something may stand in the log */
    public LogAudit(Duration grace) {
        this.grace = grace;
    }

    private static final class Partition {
        final EpochFence fence = new EpochFence();
        long lastCommand = -1;
        long lastOwner = -1;
    }

    /** A command as it stands in {@code routing-commands}; optional: with them I1 and I4 see what was asked. */
    public void command(int partition, long offset, RoutingCommand command) {
        if (command instanceof RequestService request) {
            conversations.asked(partition, offset, request);
        }
    }

    /** A record as it stands in {@code routing-events}, in log order. */
    public void record(int partition, long offset, RoutingRecord record) {
        Partition log = partitions.computeIfAbsent(partition, key -> new Partition());
        if (!log.fence.admits(record)) {
            ignored++;
            return;
        }
        switch (record) {
            case OwnerChanged owner -> {
                findings.unless(
                        owner.epoch() > log.lastOwner,
                        "I7",
                        partition + "-" + offset,
                        owner.owner() + " took over with epoch " + owner.epoch() + " after " + log.lastOwner);
                log.lastOwner = owner.epoch();
            }
            case Decision decision -> decision(partition, log, decision);
        }
    }

    private void decision(int partition, Partition log, Decision decision) {
        String first = decision.eventId(partition, 0);
        findings.unless(
                decision.commandOffset() > log.lastCommand,
                "I5",
                first,
                "command " + decision.commandOffset() + " decided after " + log.lastCommand);
        log.lastCommand = Math.max(log.lastCommand, decision.commandOffset());
        for (RoutingEvent event : decision.events()) {
            ledger.enter(event, decision.at());
        }
        ledger.close(decision.at());
    }

    /** Closes the books at {@code now}: what should have happened by then has happened or is a violation. */
    public Report finish(Instant now) {
        ledger.finish(now.minus(grace));
        conversations.finish();
        Ledger.Totals totals = ledger.totals();
        return new Report(
                findings.all(),
                totals.contacts(),
                totals.offered(),
                totals.assigned(),
                totals.closed(),
                totals.abandoned(),
                totals.contacts() - totals.closed() - totals.abandoned(),
                ignored);
    }

    /**
     * What the log shows.
     *
     * @param contacts accepted in all
     * @param offered offers made
     * @param assigned offers accepted
     * @param pending contacts still open
     * @param ignored records of an older epoch, without effect
     */
    public record Report(
            List<Violation> violations,
            int contacts,
            int offered,
            int assigned,
            int closed,
            int abandoned,
            int pending,
            int ignored) {}
}
