/** The signed webhook for whatever has no package of its own, in and out. */
@NullMarked
package dev.switchboard.gateway.social.webhook;

import org.jspecify.annotations.NullMarked;
