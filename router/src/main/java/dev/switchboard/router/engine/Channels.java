package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import java.util.Set;

/** Sets of channels as bits. */
final class Channels {

    static final Channel[] ALL = Channel.values();
    static final int COUNT = ALL.length;
    /** How many sets of channels there are. */
    static final int SETS = 1 << COUNT;

    /** For each channel the sets that contain it, one bit for each set. */
    private static final int[] SETS_WITH = setsWith();

    private Channels() {}

    static int bit(Channel channel) {
        return 1 << channel.ordinal();
    }

    static int bits(Set<Channel> channels) {
        int bits = 0;
        for (Channel channel : channels) {
            bits |= bit(channel);
        }
        return bits;
    }

    static int setsWith(int channel) {
        return SETS_WITH[channel];
    }

    private static int[] setsWith() {
        int[] with = new int[COUNT];
        for (int set = 0; set < SETS; set++) {
            for (int channel = 0; channel < COUNT; channel++) {
                with[channel] |= (set >> channel & 1) << set;
            }
        }
        return with;
    }
}
