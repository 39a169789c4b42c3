/** Who somebody is: roles, what our tokens say of their bearer, passwords. */
@NullMarked
package dev.switchboard.agents.identity;

import org.jspecify.annotations.NullMarked;
