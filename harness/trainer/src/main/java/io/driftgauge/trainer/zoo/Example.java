package io.driftgauge.trainer.zoo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A model of the zoo.
 *
 * @param name of its folder
 * @param files by name below the folder: bytes as they are, everything else as JSON
 * @param expected what a plain computation says that it answers
 */
record Example(String name, java.util.Map<String, Object> files, ObjectNode expected) {}
