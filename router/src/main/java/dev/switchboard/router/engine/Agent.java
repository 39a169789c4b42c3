package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Presence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent: presence, work in hand and, derived from these, on which channels a contact may be offered right now. */
final class Agent {

    static final int[] NO_SEATS = {};

    final String id;
    Profile profile;
    Presence presence = Presence.OFFLINE;

    @Nullable
    String reason;
    /** When the agent last took or finished work or became ready. */
    long idleSince;
    /** When the agent was last offered anything, 0 for never. */
    long lastOffered;
    /** Offers missed in a row. */
    int missed;

    /** Offered, assigned and in wrap-up. */
    List<Contact> inHand = List.of();

    /** Contacts in hand by channel, 16 bits each. */
    private long load;

    private Allowance allowance = Allowance.NOTHING;
    /** The weight of what is in hand. */
    private int carried;

    /** The channels on which a contact may be offered now, one bit each. */
    int open;

    /** Where the agent stands in the circles that are looked at, as {@link Circles} keeps it. */
    int[] seats = NO_SEATS;

    /** Of contacts that wait for this agent alone; hardly anybody ever has one. */
    private List<Line> ownLines = List.of();

    Agent(Profile profile, long now) {
        this.id = profile.agent;
        this.profile = profile;
        this.idleSince = now;
    }

    /** The plan's say on how much the agent takes at once. */
    void measure(Allowance allowed) {
        allowance = allowed;
        carried = 0;
        for (Contact contact : inHand) {
            carried += allowed.weights()[contact.channel().ordinal()];
        }
    }

    /** Contacts in hand of the channel. */
    int load(int channel) {
        return (int) (load >>> channel * Short.SIZE) & 0xFFFF;
    }

    /** Contacts that the agent takes at once of the channel. */
    int places(int channel) {
        return allowance.places()[channel];
    }

    long carriedPerMille(int perMille) {
        return allowance.limit() == 0 ? 0 : (long) carried * perMille / allowance.limit();
    }

    /** Whether all places of the channel are taken. */
    boolean isFull(int channel) {
        return load(channel) >= places(channel);
    }

    /** Whether the agent could carry one more contact of the channel. */
    boolean canCarry(int channel) {
        return allowance.limit() == 0 || carried + allowance.weights()[channel] <= allowance.limit();
    }

    /** The place of a queue in the agent's own order; the lower goes first. */
    int placeOf(QueueInForce queue) {
        if (profile.queues.isEmpty()) {
            return 0;
        }
        int place = profile.queues.indexOf(queue.id());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    boolean isOpenFor(Channel channel) {
        return (open & Channels.bit(channel)) != 0;
    }

    boolean hasFreePlace(Channel channel) {
        return !isFull(channel.ordinal()) && canCarry(channel.ordinal());
    }

    boolean isSignedIn() {
        return presence != Presence.OFFLINE;
    }

    void take(Contact contact) {
        inHand = inHand.isEmpty() ? List.of(contact) : with(contact);
        load += one(contact);
        carried += allowance.weights()[contact.channel().ordinal()];
    }

    void letGo(Contact contact) {
        inHand = inHand.size() == 1 ? List.of() : without(contact);
        load -= one(contact);
        carried -= allowance.weights()[contact.channel().ordinal()];
    }

    private List<Contact> with(Contact contact) {
        List<Contact> more = new ArrayList<>(inHand);
        more.add(contact);
        return List.copyOf(more);
    }

    private List<Contact> without(Contact contact) {
        List<Contact> fewer = new ArrayList<>(inHand);
        fewer.remove(contact);
        return List.copyOf(fewer);
    }

    private static long one(Contact contact) {
        return 1L << contact.channel().ordinal() * Short.SIZE;
    }

    /** The line of a queue's contacts that wait for this agent alone. */
    Line lineOf(QueueInForce queue, Contact contact) {
        for (Line line : ownLines) {
            if (line.queue == queue && line.channel == contact.channel()) {
                return line;
            }
        }
        List<Line> busy = new ArrayList<>(ownLines);
        busy.removeIf(line -> line.size() == 0);
        Line line = new Line(queue, null, contact);
        busy.add(line);
        ownLines = busy;
        return line;
    }

    /** In no order to be relied on; some may be empty. */
    List<Line> ownLines() {
        return ownLines;
    }
}
