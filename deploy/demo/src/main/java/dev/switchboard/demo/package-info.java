/** The department alive: simulated customers and reps around a running house, each through its real doors, with a day's rhythm. */
@NullMarked
package dev.switchboard.demo;

import org.jspecify.annotations.NullMarked;
