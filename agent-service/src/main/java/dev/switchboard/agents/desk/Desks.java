package dev.switchboard.agents.desk;

import dev.switchboard.agents.AgentServiceConfig;
import dev.switchboard.agents.floor.AgentKey;
import dev.switchboard.agents.floor.DeskContact;
import dev.switchboard.agents.floor.Floor;
import dev.switchboard.agents.floor.FloorWatcher;
import dev.switchboard.agents.floor.Floors;
import dev.switchboard.agents.floor.PresenceState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The desks of this pod, by agent. A desk opens with its first socket and outlives it for a while, so that a reconnect misses nothing;
 * agents without a desk here cost nothing. Any thread; whoever reads the floor first holds its lock, then the desk's.
 */
@ApplicationScoped
public class Desks implements FloorWatcher {

    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final int NUMBERS_PER_MILLI = 1000;

    private final AgentServiceConfig.Desk config;
    private final Floors floors;
    private final Counter frames;
    private final Map<AgentKey, Desk> desks = new ConcurrentHashMap<>();

    Desks(AgentServiceConfig config, Floors floors, MeterRegistry meters) {
        this.config = config.desk();
        this.floors = floors;
        this.frames = meters.counter("switchboard.desk.frames");
        meters.gauge("switchboard.desk.sockets", this, all -> all.sockets().size());
    }

    /** Gives an agent's desk to a socket; no event gets lost between what the socket is sent first and what comes next. */
    Desk open(DeskOwner owner, Outlet outlet, OptionalLong after) {
        return floors.read(
                owner.key().workspace(),
                floor -> desks.compute(owner.key(), (key, known) -> {
                    var desk = known == null ? new Desk(firstSeq(), config.kept()) : known;
                    desk.attach(outlet, after, seq -> snapshot(seq, owner, floor));
                    return desk;
                }));
    }

    /** The open sockets whose other end has been heard lately: each one's id by agent. */
    public Map<AgentKey, String> sockets() {
        Map<AgentKey, String> open = new HashMap<>();
        desks.forEach((agent, desk) -> {
            desk.closeIfSilent(config.silence());
            @Nullable String socket = desk.socket();
            if (socket != null) {
                open.put(agent, socket);
            }
        });
        return open;
    }

    /** The agent has opened a newer desk than this socket, most likely at another pod; a still newer one here stays. */
    public void replaced(AgentKey agent, String socket) {
        Desk desk = desks.get(agent);
        if (desk != null) {
            desk.replaced(socket);
        }
    }

    public void signedOut(AgentKey agent) {
        close(agent, Outlet.SIGNED_OUT, "signed out");
    }

    /** The pod stops: the desks connect again elsewhere, or here when it is back. */
    public void closeAll() {
        desks.keySet().forEach(agent -> close(agent, Outlet.RESTARTING, "connect again"));
    }

    void tell(AgentKey agent, LongFunction<Frame> frame) {
        Desk desk = desks.get(agent);
        if (desk != null) {
            desk.tell(frame);
            frames.increment();
        }
    }

    @Override
    public void changed(AgentKey agent, DeskContact contact) {
        tell(agent, seq -> new Frame.Contact(seq, ContactView.of(contact)));
    }

    @Override
    public void gone(AgentKey agent, String contact, String reason) {
        tell(agent, seq -> new Frame.Gone(seq, contact, reason));
    }

    @Override
    public void presence(AgentKey agent, PresenceState presence) {
        tell(agent, seq -> new Frame.PresenceNews(seq, presence));
    }

    /** Only what a desk asked for: what the roster or a lease asked for is not the rep's business. */
    @Override
    public void refused(AgentKey agent, @Nullable String commandId, String code, String detail) {
        CommandId.parse(commandId).ifPresent(id -> tell(agent, seq -> new Frame.Refused(seq, id.ref(), code, detail)));
    }

    @Scheduled(every = "10s")
    void clearAbandoned() {
        desks.keySet()
                .forEach(agent -> desks.computeIfPresent(
                        agent, (key, desk) -> desk.isAbandoned(config.keepWithoutSocket()) ? null : desk));
    }

    private void close(AgentKey agent, int code, String reason) {
        Desk desk = desks.get(agent);
        if (desk != null) {
            desk.close(code, reason);
        }
    }

    /** A later desk numbers higher, and no two share a number: none has a thousand frames in a millisecond. */
    private static long firstSeq() {
        return Duration.between(EPOCH, Instant.now()).toMillis() * NUMBERS_PER_MILLI;
    }

    private static Frame snapshot(long seq, DeskOwner owner, Floor floor) {
        return new Frame.Snapshot(
                seq,
                owner.view(),
                floor.presenceOf(owner.key()),
                floor.at(owner.key()).stream().map(ContactView::of).toList());
    }
}
