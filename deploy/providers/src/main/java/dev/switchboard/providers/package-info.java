/** Providers that stand on this machine: they check signatures and shapes as the real ones do, and play what customers do there. */
@NullMarked
package dev.switchboard.providers;

import org.jspecify.annotations.NullMarked;
