/** The question after a contact: how did we do? */
@NullMarked
package dev.switchboard.gateway.survey;

import org.jspecify.annotations.NullMarked;
