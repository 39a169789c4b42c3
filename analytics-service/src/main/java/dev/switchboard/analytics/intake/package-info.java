/** From the log into the tables: each event takes effect once. */
@NullMarked
package dev.switchboard.analytics.intake;

import org.jspecify.annotations.NullMarked;
