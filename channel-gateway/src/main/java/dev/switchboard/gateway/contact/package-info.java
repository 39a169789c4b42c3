/** What the gateway remembers of contacts: whose they were and who had them. */
@NullMarked
package dev.switchboard.gateway.contact;

import org.jspecify.annotations.NullMarked;
