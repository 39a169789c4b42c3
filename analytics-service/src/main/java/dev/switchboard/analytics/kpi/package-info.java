/** The KPIs, each defined once, and the tallies they are computed from. */
@NullMarked
package dev.switchboard.analytics.kpi;

import org.jspecify.annotations.NullMarked;
