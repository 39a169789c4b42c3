package dev.switchboard.router.engine;

import java.util.HashMap;
import java.util.Map;

/** One copy of what many have alike, such as the names of queues and skills; it is kept for good. */
final class Commons {

    private final Map<Object, Object> known = new HashMap<>();

    /** The first value equal to this one that was ever asked for; it must not change. */
    @SuppressWarnings("unchecked") // equal values of these immutable kinds are of one type
    <T> T one(T value) {
        Object first = known.putIfAbsent(value, value);
        return first == null ? value : (T) first;
    }
}
