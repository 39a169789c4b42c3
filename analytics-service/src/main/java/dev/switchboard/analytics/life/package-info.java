/** What one contact's events add up to: pure, no clock, no database. */
@NullMarked
package dev.switchboard.analytics.life;

import org.jspecify.annotations.NullMarked;
