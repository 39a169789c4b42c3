package dev.switchboard.router.engine;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Presence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent: presence, work in hand and, derived from these, on which channels a contact may be offered right now. */
final class Agent {

    final String id;
    AgentProfile profile;
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
    final List<Contact> inHand = new ArrayList<>(4);

    final int[] load = new int[Channels.COUNT];
    int[] places = new int[Channels.COUNT];
    /** The weight of what is in hand; {@code limit} is 0 where the plan weighs nothing. */
    int carried;

    int limit;
    private int[] weights = new int[Channels.COUNT];

    /** The channels on which a contact may be offered now, one bit each. */
    int open;

    /** Where the agent stands in the circles that are looked at. */
    final List<Seat> seats = new ArrayList<>();

    /** Of contacts that wait for this agent alone. */
    private final List<Line> ownLines = new ArrayList<>(0);

    Agent(AgentProfile profile, long now) {
        this.id = profile.agent();
        this.profile = profile;
        this.idleSince = now;
    }

    /** The plan's say on how much the agent takes at once. */
    void measure(int[] places, int[] weights, int limit) {
        this.places = places;
        this.weights = weights;
        this.limit = limit;
        carried = 0;
        for (Contact contact : inHand) {
            carried += weights[contact.channel().ordinal()];
        }
    }

    long carriedPerMille(int perMille) {
        return limit == 0 ? 0 : (long) carried * perMille / limit;
    }

    /** Whether the agent could carry one more contact of the channel. */
    boolean canCarry(int channel) {
        return limit == 0 || carried + weights[channel] <= limit;
    }

    /** The place of a queue in the agent's own order; the lower goes first. */
    int placeOf(QueueInForce queue) {
        if (profile.queues().isEmpty()) {
            return 0;
        }
        int place = profile.queues().indexOf(queue.id());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    boolean isOpenFor(Channel channel) {
        return (open & Channels.bit(channel)) != 0;
    }

    boolean hasFreePlace(Channel channel) {
        return load[channel.ordinal()] < places[channel.ordinal()] && canCarry(channel.ordinal());
    }

    boolean isSignedIn() {
        return presence != Presence.OFFLINE;
    }

    void take(Contact contact) {
        inHand.add(contact);
        load[contact.channel().ordinal()]++;
        carried += weights[contact.channel().ordinal()];
    }

    void letGo(Contact contact) {
        inHand.remove(contact);
        load[contact.channel().ordinal()]--;
        carried -= weights[contact.channel().ordinal()];
    }

    /** The line of a queue's contacts that wait for this agent alone. */
    Line lineOf(QueueInForce queue, Channel channel) {
        for (Line line : ownLines) {
            if (line.queue == queue && line.channel == channel) {
                return line;
            }
        }
        ownLines.removeIf(line -> line.size() == 0);
        Line line = new Line(queue, null, channel);
        ownLines.add(line);
        return line;
    }

    /** In no order to be relied on; some may be empty. */
    List<Line> ownLines() {
        return ownLines;
    }
}
