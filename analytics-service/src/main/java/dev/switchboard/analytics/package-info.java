/** What happened and what is happening, in numbers: facts from the log, KPIs from facts. */
@NullMarked
package dev.switchboard.analytics;

import org.jspecify.annotations.NullMarked;
