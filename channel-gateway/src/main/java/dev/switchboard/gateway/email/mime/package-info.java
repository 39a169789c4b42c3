/** What a mail says, from its raw bytes: pure functions over MIME, for mail that is broken, hostile or both. */
@NullMarked
package dev.switchboard.gateway.email.mime;

import org.jspecify.annotations.NullMarked;
