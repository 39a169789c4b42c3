/** Who works here: teams as a tree, agents with skills and capacities, the people who may sign in. */
@NullMarked
package dev.switchboard.agents.roster;

import org.jspecify.annotations.NullMarked;
