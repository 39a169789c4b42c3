/** Who asks: workspace, roles and agent of the caller's token. */
@NullMarked
package dev.switchboard.router.access;

import org.jspecify.annotations.NullMarked;
