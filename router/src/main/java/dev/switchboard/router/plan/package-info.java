/** The routing plan: its YAML form, what is checked, its versions, its rules. */
@NullMarked
package dev.switchboard.router.plan;

import org.jspecify.annotations.NullMarked;
