/** Refusals as RFC 9457 problem details. */
@NullMarked
package dev.switchboard.gateway.problem;

import org.jspecify.annotations.NullMarked;
