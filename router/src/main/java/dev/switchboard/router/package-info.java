/** The router: commands in, decisions out, and what people ask it. */
@NullMarked
package dev.switchboard.router;

import org.jspecify.annotations.NullMarked;
