/**
 * The whole system on one machine: real Kafka, PostgreSQL, Redis and mail in a process of their own, the services
 * each in theirs, and one entrance. It serves {@code ./switchboard run} and the tests of every other module.
 */
@NullMarked
package dev.switchboard.local;

import org.jspecify.annotations.NullMarked;
