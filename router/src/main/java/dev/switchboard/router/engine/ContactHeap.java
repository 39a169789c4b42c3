package dev.switchboard.router.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Contacts with the first of an order on top. Each contact knows its own place, so that leaving from the middle or changing its
 * key costs a logarithm and nothing stale is left behind.
 */
abstract class ContactHeap {

    private Contact[] contacts = new Contact[4];
    private int size;

    /** A total order: never true both ways round, nor false both ways. */
    abstract boolean before(Contact a, Contact b);

    /** Where the contact stands, −1 if it does not. */
    abstract int placeOf(Contact contact);

    abstract void place(Contact contact, int place);

    final int size() {
        return size;
    }

    final @Nullable Contact first() {
        return size == 0 ? null : contacts[0];
    }

    final Contact at(int place) {
        return contacts[place];
    }

    final void add(Contact contact) {
        if (size == contacts.length) {
            contacts = Arrays.copyOf(contacts, size * 2);
        }
        place(contact, size);
        rise(contact, size++);
    }

    final void remove(Contact contact) {
        int place = placeOf(contact);
        Contact last = contacts[--size];
        contacts[size] = null;
        if (last != contact) {
            put(last, place);
            moved(last);
        }
        place(contact, -1);
    }

    /** The contact's key has changed. */
    final void moved(Contact contact) {
        rise(contact, placeOf(contact));
        sink(contact, placeOf(contact));
    }

    private void rise(Contact contact, int from) {
        int place = from;
        while (place > 0 && before(contact, contacts[(place - 1) / 2])) {
            put(contacts[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }
        put(contact, place);
    }

    private void sink(Contact contact, int from) {
        int place = from;
        for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && before(contacts[child + 1], contacts[child])) {
                child++;
            }
            if (before(contact, contacts[child])) {
                break;
            }
            put(contacts[child], place);
            place = child;
        }
        put(contact, place);
    }

    private void put(Contact contact, int place) {
        contacts[place] = contact;
        place(contact, place);
    }
}
