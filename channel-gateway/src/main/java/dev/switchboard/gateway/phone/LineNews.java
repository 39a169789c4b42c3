package dev.switchboard.gateway.phone;

import dev.switchboard.gateway.conversation.PhoneNumbers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the provider tells of a line, or asks about it (Twilio, request parameters). Its signature was good.
 *
 * @param fields by the provider's names
 */
record LineNews(Map<String, String> fields) {

    private static final Set<String> OVER = Set.of("completed", "busy", "no-answer", "failed", "canceled");

    /** What stands in the place of a withheld number (Twilio, caller id): letters on a keypad. */
    private static final Set<String> WITHHELD_NUMBERS =
            Set.of("+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253");

    String get(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /** The provider's id of the line; empty if it is missing. */
    String line() {
        return get("CallSid");
    }

    String status() {
        return get("CallStatus");
    }

    boolean isOver() {
        return OVER.contains(status());
    }

    /** The number that was called, as we write numbers. */
    String number() {
        return PhoneNumbers.e164(get("To")).orElse(get("To"));
    }

    /** The name that goes with the number; null if there is none. */
    @Nullable
    String callerName() {
        return get("CallerName").isEmpty() ? null : get("CallerName");
    }

    /** The caller's. Who withholds the number is somebody new each time. */
    String address() {
        var from = get("From");
        var number = PhoneNumbers.e164(from).filter(it -> !WITHHELD_NUMBERS.contains(it));
        return number.orElseGet(() -> isName(from) ? from : Plugboard.WITHHELD + line());
    }

    private static boolean isName(String from) {
        return (from.startsWith("sip:") || from.startsWith("client:"))
                && !from.toLowerCase(Locale.ROOT).contains("anonymous");
    }

    /** Whether it is somebody's who calls and whose number is known. */
    boolean mayBeCalledBack() {
        return address().startsWith("+") && !"outbound-api".equals(get("Direction"));
    }
}
