/** Messenger, Instagram and WhatsApp: one signed door, the Graph API out. */
@NullMarked
package dev.switchboard.gateway.social.meta;

import org.jspecify.annotations.NullMarked;
