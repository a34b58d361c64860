package io.driftgauge.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.model.Cost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What calls cost, as reports tell it. What is unknown is called unknown, and never 0. */
final class Costs {

    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_UP);

    private static final int SMALL_DIGITS = 2;

    private Costs() {}

    /** Of a suite's cases on its provider, the calls for recording left out. */
    static Cost of(SuiteResult suite, RunResult result) {
        return result.cases().stream()
                .filter(c -> c.key().provider().equals(suite.provider())
                        && c.key().caseKey().suite().equals(suite.suite()))
                .map(c -> c.replay().cost())
                .reduce(Cost.NONE, Cost::plus);
    }

    static ObjectNode json(Cost cost) {
        ObjectNode node = Json.object();
        node.put("usd", cost.usd().map(Costs::rounded).orElse(null));
        node.put("knownUsd", rounded(cost.knownUsd()));
        node.put("unknownCalls", cost.unknownCalls());
        return node;
    }

    /** {@code $0.0123}, {@code 3 calls of unknown cost}, {@code $0.0123 and 3 calls of unknown cost}, {@code nothing}. */
    static String text(Cost cost, ReportTexts texts) {
        boolean none = cost.knownUsd().signum() == 0;
        if (cost.unknownCalls() == 0) {
            return none ? texts.get("cost.nothing") : dollars(cost.knownUsd());
        }
        String calls = texts.count("cost.unknown", cost.unknownCalls());
        return none ? calls : texts.get("cost.and", dollars(cost.knownUsd()), calls);
    }

    /** True if it is worth a word: something was paid or may have been. */
    static boolean any(Cost cost) {
        return cost.unknownCalls() > 0 || cost.knownUsd().signum() > 0;
    }

    private static BigDecimal rounded(BigDecimal usd) {
        BigDecimal plain = usd.round(DIGITS).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** Cents; below a dollar two digits that say something. */
    private static String dollars(BigDecimal usd) {
        BigDecimal shown = usd.compareTo(BigDecimal.ONE) >= 0
                ? usd.setScale(2, RoundingMode.HALF_UP)
                : usd.round(new MathContext(SMALL_DIGITS, RoundingMode.HALF_UP));
        return "$" + (shown.scale() < 2 ? shown.setScale(2) : shown).toPlainString();
    }
}
