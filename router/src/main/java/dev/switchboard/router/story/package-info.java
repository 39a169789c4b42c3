/** What happened to a contact, told from the events. */
@NullMarked
package dev.switchboard.router.story;

import org.jspecify.annotations.NullMarked;
