/**
 * Chat templates: the part of Jinja that published models write theirs in, rendered without anything to call out to, and
 * with every character remembered as the template's own or as given by a message.
 */
@NullMarked
package io.driftgauge.djl.template;

import org.jspecify.annotations.NullMarked;
