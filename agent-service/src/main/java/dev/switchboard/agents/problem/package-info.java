/** How a refusal looks to whoever asked: problem+json with a stable code. */
@NullMarked
package dev.switchboard.agents.problem;

import org.jspecify.annotations.NullMarked;
