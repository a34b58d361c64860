package io.driftgauge.suite;

import io.driftgauge.base.Json;
import io.driftgauge.base.Sha256;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a suite says that can't be meant: vars that nothing fills in, the same thing twice, what can never hold. */
final class SuiteLint {

    private final Problems problems;

    SuiteLint(Problems problems) {
        this.problems = problems;
    }

    /**
     * Checks.
     *
     * @param answers how many answers a test has, of prompts and providers
     */
    void check(CaseReader reader, List<PromptTemplate> prompts, int answers) {
        prompts.forEach(reader.vars()::use);
        if (!prompts.isEmpty()) {
            reader.vars()
                    .unused()
                    .forEach((name, where) -> problems.warn(
                            where,
                            "the var '" + name + "' is filled in nowhere: no prompt and no assertion names {{" + name
                                    + "}}."));
        }
        Map<String, PromptCase> seen = new HashMap<>();
        for (PromptCase one : reader.cases()) {
            assertions(one);
            if (answers == 1) {
                alone(one.assertions(), one);
            }
            PromptCase earlier = seen.putIfAbsent(content(one, reader.asked()), one);
            if (earlier != null) {
                problems.warn(
                        one.where(),
                        "test '" + one.key().caseId() + "' asks and expects the same as '"
                                + earlier.key().caseId() + "' (" + earlier.where()
                                + "). For more answers use 'repeat'.");
            }
        }
    }

    private static String content(PromptCase one, Map<String, List<String>> asked) {
        StringBuilder content = new StringBuilder();
        one.messages().forEach(m -> content.append(m.role()).append(m).append('\0'));
        content.append(one.parameters()).append('\0').append(asked.get(one.key().caseId()));
        one.assertions().forEach(a -> content.append('\0').append(content(a)));
        return Sha256.hex(content.toString());
    }

    private static String content(Assertion one) {
        StringBuilder members = new StringBuilder();
        one.details().members().forEach(m -> members.append(content(m)));
        return one.name()
                + one.value()
                + one.threshold()
                + one.passRate()
                + one.details().transforms()
                + members;
    }

    private void assertions(PromptCase one) {
        String place = "test '" + one.key().caseId() + "'";
        Set<String> seen = new HashSet<>();
        Map<String, Assertion> certain = new HashMap<>();
        for (Assertion assertion : one.assertions()) {
            if (!seen.add(content(assertion))) {
                problems.warn(assertion.where(), "'" + assertion.name() + "' stands in " + place + " twice.");
            }
            tooManyWords(assertion, one, place);
            if (assertion.passRate() < 1
                    || assertion.type().graded()
                    || !assertion.details().transforms().isEmpty()
                    || assertion.type() == AssertionType.ASSERT_SET) {
                continue;
            }
            String subject = assertion.type() + String.valueOf(assertion.value()) + assertion.threshold();
            Assertion other = certain.putIfAbsent(subject, assertion);
            if (other != null && other.negated() != assertion.negated()) {
                problems.error(
                        assertion.where(),
                        "'" + assertion.name() + "' in " + place + " can never hold together with '" + other.name()
                                + "' (" + other.where() + ").");
            }
            otherText(assertion, certain, place);
        }
    }

    private void alone(List<Assertion> assertions, PromptCase one) {
        for (Assertion assertion : assertions) {
            if (assertion.type() == AssertionType.SELECT_BEST) {
                problems.error(
                        assertion.where(),
                        "'select-best' in test '" + one.key().caseId() + "' has nothing to choose among: the suite has"
                                + " one prompt and one provider.");
            }
            alone(assertion.details().members(), one);
        }
    }

    /** Two texts that the whole answer should be. */
    private void otherText(Assertion assertion, Map<String, Assertion> certain, String place) {
        if (assertion.type() != AssertionType.EQUALS || assertion.negated()) {
            return;
        }
        Assertion other = certain.putIfAbsent("the whole answer", assertion);
        if (other != null && !Json.canonical(other.value()).equals(Json.canonical(assertion.value()))) {
            problems.error(
                    assertion.where(),
                    "'equals' in " + place + " can never hold together with the other 'equals' (" + other.where()
                            + "): they name different texts. Use contains-any, or similar with a list.");
        }
    }

    private void tooManyWords(Assertion assertion, PromptCase one, String place) {
        Object most = one.parameters().get("max_tokens");
        if (assertion.type() == AssertionType.WORD_COUNT
                && !assertion.negated()
                && most instanceof Number tokens
                && assertion.value().path("min").asInt() > tokens.longValue()) {
            problems.warn(
                    assertion.where(),
                    "'word-count' in " + place + " wants at least "
                            + assertion.value().path("min").asInt() + " words, but max_tokens ends the answer after "
                            + tokens + " tokens.");
        }
    }
}
