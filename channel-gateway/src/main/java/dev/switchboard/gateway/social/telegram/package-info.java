/** A Telegram bot. */
@NullMarked
package dev.switchboard.gateway.social.telegram;

import org.jspecify.annotations.NullMarked;
