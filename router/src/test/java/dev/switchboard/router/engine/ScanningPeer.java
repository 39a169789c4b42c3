package dev.switchboard.router.engine;

import dev.switchboard.events.AgentProfile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How many do it: a contact that comes in looks through all agents for the free and skilled one idle longest; an agent who comes free
 * looks through those who wait, in their order. No offers, steps or timers; kept as plain as it can be, so that it is as fast as it
 * can be.
 */
final class ScanningPeer {

    private static final class Rep {
        final Map<String, Integer> skills;
        long idleSince;
        boolean busy;

        Rep(Map<String, Integer> skills) {
            this.skills = skills;
        }

        boolean canTake(String skill) {
            Integer level = skills.get(skill);
            return level != null && level >= 3;
        }
    }

    private final List<Rep> reps = new ArrayList<>();
    private final LinkedHashMap<Long, String> waiting = new LinkedHashMap<>();
    private final List<Rep> busy = new ArrayList<>();
    private final Random random = new Random(42);
    private final int skills;
    private long clock;

    ScanningPeer(Floor like) {
        skills = like.skills;
        for (int agent = 0; agent < like.agents; agent++) {
            AgentProfile profile = like.profile(agent);
            reps.add(new Rep(profile.skills()));
        }
    }

    /** Made so, not come to be so: scans take minutes for it. */
    void halfBusy() {
        for (int rep = 0; rep < reps.size(); rep += 2) {
            take(reps.get(rep));
        }
    }

    void fullHouse(int contacts) {
        for (Rep rep : reps) {
            take(rep);
        }
        while (waiting.size() < contacts) {
            waiting.put(clock++, anySkill());
        }
    }

    /** One comes, one goes. */
    void turn() {
        arrive();
        leave();
    }

    private void arrive() {
        String skill = anySkill();
        Rep best = null;
        for (Rep rep : reps) {
            if (!rep.busy && rep.canTake(skill) && (best == null || rep.idleSince < best.idleSince)) {
                best = rep;
            }
        }
        if (best != null) {
            take(best);
        } else {
            waiting.put(clock++, skill);
        }
    }

    private void leave() {
        int place = random.nextInt(busy.size());
        Rep rep = busy.get(place);
        Rep last = busy.removeLast();
        if (last != rep) {
            busy.set(place, last);
        }
        rep.busy = false;
        rep.idleSince = clock++;
        for (Iterator<String> contacts = waiting.values().iterator(); contacts.hasNext(); ) {
            if (rep.canTake(contacts.next())) {
                contacts.remove();
                take(rep);
                return;
            }
        }
    }

    private void take(Rep rep) {
        rep.busy = true;
        busy.add(rep);
    }

    private String anySkill() {
        return "skill-" + random.nextInt(skills);
    }
}
