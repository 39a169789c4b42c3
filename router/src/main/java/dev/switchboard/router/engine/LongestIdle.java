package dev.switchboard.router.engine;

/** Fewest contacts in hand, then longest idle, then the agent's id. */
final class LongestIdle implements Preference {

    @Override
    public String name() {
        return "longest-idle";
    }

    @Override
    public int rank(Agent agent) {
        return agent.inHand.size();
    }

    @Override
    public boolean prefers(Agent a, Agent b) {
        int loadA = a.inHand.size();
        int loadB = b.inHand.size();
        if (loadA != loadB) {
            return loadA < loadB;
        }
        return a.idleSince != b.idleSince ? a.idleSince < b.idleSince : a.id.compareTo(b.id) < 0;
    }
}
