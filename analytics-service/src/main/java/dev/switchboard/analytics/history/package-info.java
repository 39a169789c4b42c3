/** What happened before Switchboard: contacts of other systems, brought in as CSV. */
@NullMarked
package dev.switchboard.analytics.history;

import org.jspecify.annotations.NullMarked;
