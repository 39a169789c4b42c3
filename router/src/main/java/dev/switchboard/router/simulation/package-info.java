/** The very engine in virtual time: what would happen under a plan, with so many agents and such customers. */
@NullMarked
package dev.switchboard.router.simulation;

import org.jspecify.annotations.NullMarked;
