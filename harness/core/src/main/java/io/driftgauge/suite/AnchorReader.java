package io.driftgauge.suite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code anchors} of an assertion that a judge decides. */
final class AnchorReader {

    private AnchorReader() {}

    static List<Grading.Anchor> read(Mapping assertion, Problems problems) {
        List<Grading.Anchor> anchors = new ArrayList<>();
        for (Tree item : assertion.items("anchors")) {
            Mapping anchor = Mapping.of(item, PromptKeys.ANCHOR, "an anchor of " + assertion.place(), problems);
            String output = anchor.text("output");
            @Nullable Boolean pass = anchor.flag("pass");
            if (output == null || pass == null) {
                if (item instanceof Tree.Fields) {
                    problems.error(
                            item.where(),
                            anchor.place() + " needs an 'output', an answer, and 'pass', the grade that it must get.");
                }
            } else {
                anchors.add(new Grading.Anchor(output, pass));
            }
        }
        return anchors;
    }
}
