/** The same KPIs computed anew from the log, slowly and plainly, to check the others against. */
@NullMarked
package dev.switchboard.analytics.audit;

import org.jspecify.annotations.NullMarked;
