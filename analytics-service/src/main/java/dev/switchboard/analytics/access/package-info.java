/** Who asks: workspace, roles and agent of the caller's token. */
@NullMarked
package dev.switchboard.analytics.access;

import org.jspecify.annotations.NullMarked;
