/** What stands in the topics of the house, read from outside. */
@NullMarked
package dev.switchboard.e2e.log;

import org.jspecify.annotations.NullMarked;
