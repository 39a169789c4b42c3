/** What a refused request is told: problem+json with a stable code. */
@NullMarked
package dev.switchboard.router.problem;

import org.jspecify.annotations.NullMarked;
