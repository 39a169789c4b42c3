@NullMarked
package dev.switchboard.e2e;

import org.jspecify.annotations.NullMarked;
