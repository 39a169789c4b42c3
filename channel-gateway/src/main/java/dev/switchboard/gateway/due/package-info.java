/** Work that stands in a table until it is done: claimed, tried, tried again. */
@NullMarked
package dev.switchboard.gateway.due;

import org.jspecify.annotations.NullMarked;
