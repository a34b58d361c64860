package io.driftgauge.providers.vendor;

import io.driftgauge.providers.wire.OpenAiChat;
import io.driftgauge.providers.wire.WireFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All vendors that there are. To add one that speaks a known format, add a line. */
public final class Vendors {

    private static final Map<String, WireFormat> CHAT = Map.of("", new OpenAiChat(), "chat", new OpenAiChat());

    private static final List<Vendor> ALL = List.of(
            new KeyedVendor(
                    List.of("openai"),
                    "https://api.openai.com/v1/",
                    List.of("api.openai.com", "*.api.openai.com"),
                    List.of("OPENAI_API_KEY"),
                    Signer::bearer,
                    CHAT,
                    Map.of(),
                    null,
                    "models"),
            new KeyedVendor(
                    List.of("deepseek"),
                    "https://api.deepseek.com/v1/",
                    List.of("api.deepseek.com"),
                    List.of("DEEPSEEK_API_KEY"),
                    CHAT));

    private Vendors() {}

    /** All of them. */
    public static List<Vendor> all() {
        return ALL;
    }

    /** The one that an id's prefix names. */
    public static Optional<Vendor> of(String id) {
        String prefix = id.substring(0, Math.max(0, id.indexOf(':')));
        return ALL.stream().filter(v -> v.prefixes().contains(prefix)).findFirst();
    }
}
