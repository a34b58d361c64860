package io.driftgauge.model;

import io.driftgauge.base.Settings;
import java.util.Locale;
import java.util.Optional;

/** Where answers over HTTP come from: the values of {@code driftgauge.http}. */
public enum HttpMode {
    /** From the provider. */
    LIVE,
    /** From the provider, and stored. */
    RECORD,
    /** From what was stored: no key is needed and nothing is called. */
    REPLAY;

    /** The setting's name. */
    public static final String SETTING = "driftgauge.http";

    /** As the setting spells it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode that is set; empty if the value is none. */
    public static Optional<HttpMode> parse(String text) {
        for (HttpMode mode : values()) {
            if (mode.text().equals(text)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /** The mode that is set, else {@link #LIVE}; what can't be read was refused before. */
    public static HttpMode of(Settings settings) {
        return settings.get(SETTING).flatMap(HttpMode::parse).orElse(LIVE);
    }
}
