/** Who gets which contact, and when: plain Java without clock, threads, input or output. */
@NullMarked
package dev.switchboard.router.engine;

import org.jspecify.annotations.NullMarked;
