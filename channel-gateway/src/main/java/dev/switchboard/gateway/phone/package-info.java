/** Phone, by a provider that speaks as Twilio does: webhooks and TwiML in, its REST API out. */
@NullMarked
package dev.switchboard.gateway.phone;

import org.jspecify.annotations.NullMarked;
