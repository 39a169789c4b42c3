/** The whole house from outside: people who use it, load on it, crashes in it. */
@NullMarked
package dev.switchboard.e2e;

import org.jspecify.annotations.NullMarked;
