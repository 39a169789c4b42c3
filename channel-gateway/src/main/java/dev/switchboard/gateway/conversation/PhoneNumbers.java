package dev.switchboard.gateway.conversation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/** Phone numbers in their one form, E.164 ({@code +442071838750}): so that a person is one person on every channel. */
public final class PhoneNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /** @param text a number with its country code, after a plus; empty if it is none that could exist */
    public static Optional<String> e164(String text) {
        try {
            var number = NUMBERS.parse(text, null);
            return NUMBERS.isPossibleNumber(number)
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    /** @param digits a number with its country code, without a plus */
    public static Optional<String> ofDigits(String digits) {
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? e164("+" + digits) : Optional.empty();
    }
}
