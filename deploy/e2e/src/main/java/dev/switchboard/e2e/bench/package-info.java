/** How fast the house is, and where the time goes: load through the real doors, figures from clocks and from the log. */
@NullMarked
package dev.switchboard.e2e.bench;

import org.jspecify.annotations.NullMarked;
