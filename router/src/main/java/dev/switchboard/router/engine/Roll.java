package dev.switchboard.router.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The open contacts of a partition by number, and where they stand in lines and timers. */
final class Roll {

    final Places inLines = new Places();
    final Places inTimers = new Places();
    private final Numbers numbers = new Numbers();
    private @Nullable Contact[] contacts = new Contact[64];

    void enter(Contact contact) {
        contact.number = numbers.take();
        if (contact.number == contacts.length) {
            contacts = Arrays.copyOf(contacts, contacts.length + (contacts.length >> 1));
        }
        contacts[contact.number] = contact;
    }

    void leave(Contact contact) {
        contacts[contact.number] = null;
        numbers.giveBack(contact.number);
        contact.number = Contact.NO_NUMBER;
    }

    @SuppressWarnings("NullAway") // asked for numbers that heaps hold, and who leaves stands in none
    Contact at(int number) {
        return contacts[number];
    }
}
