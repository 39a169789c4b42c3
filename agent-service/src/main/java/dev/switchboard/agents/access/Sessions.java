package dev.switchboard.agents.access;

import dev.switchboard.agents.AgentServiceConfig;
import dev.switchboard.agents.identity.Identity;
import dev.switchboard.agents.outbox.Outbox;
import dev.switchboard.agents.outbox.OutboxRelay;
import dev.switchboard.agents.problem.Refusal;
import dev.switchboard.agents.roster.People;
import dev.switchboard.events.AgentEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. A session lives in PostgreSQL and is known by its refresh token, which changes with each renewal. A former token
 * that shows up again was copied: the session ends, for the thief as for the owner. (Two tabs that renew at once are no thieves: the
 * last token is good for some seconds more.)
 */
@ApplicationScoped
public class Sessions {

    private static final Duration TWO_TABS = Duration.ofSeconds(10);

    /** @param refresh the new refresh token, null where the browser has it already */
    record Opened(Identity person, @Nullable RefreshToken refresh) {}

    private final Duration idle;
    private final People people;
    private final Outbox outbox;
    private final OutboxRelay relay;

    Sessions(AgentServiceConfig config, People people, Outbox outbox, OutboxRelay relay) {
        this.idle = config.session().idle();
        this.people = people;
        this.outbox = outbox;
        this.relay = relay;
    }

    Uni<Opened> open(Identity person) {
        var refresh = RefreshToken.fresh();
        var now = Instant.now();
        var row = new SessionRow();
        row.id = UUID.randomUUID();
        row.workspace = person.workspace();
        row.person = person.user();
        row.tokenHash = refresh.hash();
        row.openedAt = now;
        row.renewedAt = now;
        row.expiresAt = now.plus(idle);
        return Panache.withTransaction(() -> row.persist()
                        .chain(() -> outbox.event(new AgentEvent.SignedIn(person.workspace(), person.user(), now))))
                .invoke(relay::wake)
                .replaceWith(() -> new Opened(person, refresh));
    }

    /** Fails with {@code session.ended} unless the token belongs to a session that lives. */
    Uni<Opened> renew(RefreshToken shown) {
        return Panache.withTransaction(() -> find(shown)
                        .chain(row ->
                                row == null ? Uni.createFrom().item(Optional.<Opened>empty()) : renew(row, shown)))
                .map(opened -> opened.orElseThrow(() -> Refusal.of(401, "session.ended", "sign in again")));
    }

    /** Ends the session, if there is one, and answers whose it was. */
    Uni<Optional<Identity>> end(RefreshToken shown) {
        return Panache.withTransaction(() -> find(shown)
                        .chain(row -> row == null ? Uni.createFrom().item(Optional.<Identity>empty()) : end(row)))
                .invoke(relay::wake);
    }

    /** The answer is empty, not a failure: a failure would take back the removal of a stolen session. */
    private Uni<Optional<Opened>> renew(SessionRow row, RefreshToken shown) {
        var now = Instant.now();
        boolean current = Arrays.equals(row.tokenHash, shown.hash());
        boolean stolen = !current && row.renewedAt.plus(TWO_TABS).isBefore(now);
        if (stolen || row.expiresAt.isBefore(now)) {
            return row.delete().replaceWith(Optional.empty());
        }
        @Nullable RefreshToken next = current ? RefreshToken.fresh() : null;
        if (next != null) {
            row.previousHash = row.tokenHash;
            row.tokenHash = next.hash();
            row.renewedAt = now;
            row.expiresAt = now.plus(idle);
        }
        return people.find(row.workspace, row.person).map(person -> person.map(found -> new Opened(found, next)));
    }

    private Uni<Optional<Identity>> end(SessionRow row) {
        return row.delete()
                .chain(() -> outbox.event(new AgentEvent.SignedOut(row.workspace, row.person, Instant.now())))
                .chain(() -> people.find(row.workspace, row.person));
    }

    /** Locked: of two renewals with the same token the second sees what the first did. */
    private static Uni<@Nullable SessionRow> find(RefreshToken token) {
        return SessionRow.<SessionRow>find("tokenHash = ?1 or previousHash = ?1", token.hash())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    @Scheduled(every = "10m", delayed = "1m")
    Uni<Void> forgetExpired() {
        return Panache.withTransaction(() -> SessionRow.delete("expiresAt < ?1", Instant.now()))
                .replaceWithVoid();
    }
}
