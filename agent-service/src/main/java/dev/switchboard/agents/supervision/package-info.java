/** What managers do with contacts that wait, and in a crisis. */
@NullMarked
package dev.switchboard.agents.supervision;

import org.jspecify.annotations.NullMarked;
