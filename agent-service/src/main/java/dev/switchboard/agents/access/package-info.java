/** Who may come in: sign-in, sessions, tokens, and what a signed-in person may see. */
@NullMarked
package dev.switchboard.agents.access;

import org.jspecify.annotations.NullMarked;
