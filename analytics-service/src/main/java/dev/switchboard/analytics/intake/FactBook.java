package dev.switchboard.analytics.intake;

import dev.switchboard.analytics.kpi.Count;
import dev.switchboard.analytics.kpi.Tally;
import dev.switchboard.analytics.kpi.Waits;
import dev.switchboard.analytics.life.CellKey;
import dev.switchboard.analytics.life.ContactLife;
import dev.switchboard.analytics.life.Share;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts that one transaction looks at and changes. What a contact counted before is taken back when it is stored, and what it counts
 * then is added; nobody who changes facts need know what is counted. One transaction, one thread at a time.
 */
final class FactBook {

    private final FactTables tables;
    private final Duration shortAbandon;
    private final Map<ContactKey, ContactLife> lives = new LinkedHashMap<>();
    private final Map<ContactKey, Share> before = new HashMap<>();
    private final Map<CellKey, Tally> changes = new HashMap<>();

    /** @param tables of a transaction that holds the lock of all workspaces concerned */
    FactBook(FactTables tables, Duration shortAbandon) {
        this.tables = tables;
        this.shortAbandon = shortAbandon;
    }

    record ContactKey(String workspace, String contact) {}

    Uni<Void> load(Collection<ContactKey> contacts) {
        return contacts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tables.lives(contacts).invoke(this::remember).replaceWithVoid();
    }

    void remember(List<ContactLife> stored) {
        for (var life : stored) {
            if (lives.putIfAbsent(key(life), life) == null) {
                before.put(key(life), Share.of(life, shortAbandon));
            }
        }
    }

    /** A new contact, or what is to be known of one from now on. */
    void open(ContactLife life) {
        lives.put(key(life), life);
    }

    @Nullable
    ContactLife life(String workspace, String contact) {
        return lives.get(new ContactKey(workspace, contact));
    }

    Collection<ContactLife> lives() {
        return lives.values();
    }

    /** Counts what belongs to no contact's own share. */
    void count(CellKey cell, Count count) {
        changes.computeIfAbsent(cell, fresh -> new Tally()).add(count, 1);
    }

    Uni<Void> store() {
        lives.forEach(this::settle);
        changes.values().removeIf(Tally::isZero);
        var waits = new HashMap<CellKey, Waits>();
        changes.forEach((cell, tally) -> {
            if (!tally.waits().isEmpty()) {
                waits.put(cell, tally.waits());
            }
        });
        return tables.storeLives(lives.values())
                .chain(() -> tables.addCounts(changes))
                .chain(() -> tables.addWaits(waits));
    }

    private void settle(ContactKey key, ContactLife life) {
        var now = Share.of(life, shortAbandon);
        var was = before.get(key);
        if (was != null) {
            change(was.cell()).subtractCounts(was.tally());
        }
        change(now.cell()).add(now.tally());
        var wasAnswered = was != null && was.tally().get(Count.ANSWERED) > 0;
        if (life.answeredAt != null && !wasAnswered) {
            change(now.cell()).addWait(life.waited().toMillis());
        }
    }

    private Tally change(CellKey cell) {
        return changes.computeIfAbsent(cell, fresh -> new Tally());
    }

    private static ContactKey key(ContactLife life) {
        return new ContactKey(life.workspace, life.contact);
    }
}
