/** The people around the house, each through the real protocol: reps, visitors, mail customers, the administrator. */
@NullMarked
package dev.switchboard.people;

import org.jspecify.annotations.NullMarked;
