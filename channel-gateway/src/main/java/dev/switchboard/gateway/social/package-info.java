/** Social networks: what all of them share. Each network has a package of its own below. */
@NullMarked
package dev.switchboard.gateway.social;

import org.jspecify.annotations.NullMarked;
