package io.driftgauge.allure;

import io.driftgauge.drift.Moved;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An entry's labels: Allure's own for the trees, and ours (from {@code drift.}) for the Drift tab and other viewers. */
final class Labels {

    private static final Set<String> SEVERITIES = Set.of("blocker", "critical", "normal", "minor", "trivial");

    private final List<Label> labels = new ArrayList<>();

    private final Wording wording;

    /** Places an entry in the trees: suite, then provider. */
    Labels(String suite, String provider, Wording wording) {
        this.wording = wording;
        add("framework", "driftgauge");
        add("language", "prompt");
        add("layer", "model drift");
        add(ResultsUtils.PARENT_SUITE_LABEL_NAME, suite);
        add(ResultsUtils.SUITE_LABEL_NAME, provider);
        add(ResultsUtils.EPIC_LABEL_NAME, suite);
        add(ResultsUtils.FEATURE_LABEL_NAME, provider);
        add(ResultsUtils.THREAD_LABEL_NAME, provider);
        add("model", provider);
    }

    Labels add(String name, String value) {
        labels.add(new Label().setName(name).setValue(wording.shown(value)));
        return this;
    }

    /** A number with all the digits that a reader of the results could want. */
    Labels add(String name, double value) {
        return add(name, String.format(Locale.ROOT, "%.6f", value));
    }

    /** {@code tool calls} for {@link Moved#TOOL_CALLS}, in any language of the report. */
    Labels moved(Collection<Moved> moved) {
        moved.forEach(m -> add("drift.moved", m.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        return this;
    }

    /** The file's tags; one that is a severity is the severity too. */
    Labels tags(Collection<String> tags) {
        String severity = "normal";
        for (String tag : tags) {
            add(ResultsUtils.TAG_LABEL_NAME, tag);
            if (SEVERITIES.contains(tag)) {
                severity = tag;
            }
        }
        return add(ResultsUtils.SEVERITY_LABEL_NAME, severity);
    }

    void addTo(TestResult result) {
        result.getLabels().addAll(labels);
    }
}
