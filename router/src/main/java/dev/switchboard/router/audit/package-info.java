/** The invariants of routing, checked over the log. */
@NullMarked
package dev.switchboard.router.audit;

import org.jspecify.annotations.NullMarked;
