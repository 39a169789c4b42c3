/** What a refused request is told: problem+json with a stable code. */
@NullMarked
package dev.switchboard.analytics.problem;

import org.jspecify.annotations.NullMarked;
