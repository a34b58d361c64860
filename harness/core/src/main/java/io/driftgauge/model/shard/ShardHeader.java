package io.driftgauge.model.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import java.util.regex.Pattern;

/**
 * The first line of a shard's file.
 *
 * @param number from 1
 * @param of how many there are
 * @param live whether providers that cost or need a key were asked
 * @param seed of the run
 */
public record ShardHeader(int number, int of, boolean live, long seed) {

    private static final int FORMAT = 1;
    private static final Pattern FILE = Pattern.compile("shard-[0-9]+-of-[0-9]+\\.jsonl");

    /** Its file, in a folder that may hold those of all shards. */
    public String fileName() {
        return "shard-" + number + "-of-" + of + ".jsonl";
    }

    /** True if a file of that name is one of a shard. */
    public static boolean isFileName(String name) {
        return FILE.matcher(name).matches();
    }

    ObjectNode json() {
        return Json.object()
                .put("format", FORMAT)
                .put("shard", number)
                .put("of", of)
                .put("live", live)
                .put("seed", seed);
    }

    /**
     * Reads.
     *
     * @throws IllegalArgumentException if this is no such line, with a message for people
     */
    static ShardHeader of(JsonNode line) {
        if (line.path("format").asInt() != FORMAT
                || !line.path("shard").isInt()
                || !line.path("of").isInt()) {
            throw new IllegalArgumentException(
                    "is not what a shard of this version of Driftgauge leaves (driftgauge.shard).");
        }
        return new ShardHeader(
                line.path("shard").intValue(),
                line.path("of").intValue(),
                line.path("live").asBoolean(),
                line.path("seed").asLong());
    }
}
