/** KPIs over time, as JSON and CSV. */
@NullMarked
package dev.switchboard.analytics.report;

import org.jspecify.annotations.NullMarked;
