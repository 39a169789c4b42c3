/** The e-mail channel: a mailbox read through IMAP, replies sent through SMTP. It is off while no host is configured. */
@NullMarked
package dev.switchboard.gateway.email;

import org.jspecify.annotations.NullMarked;
