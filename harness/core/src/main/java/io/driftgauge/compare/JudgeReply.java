package io.driftgauge.compare;

import io.driftgauge.model.ServedIdentity;

/** What a judge replied. */
public sealed interface JudgeReply {

    /**
     * It said something; whether that is a grade is seen when it is read.
     *
     * @param served who really answered
     */
    record Said(String text, ServedIdentity served) implements JudgeReply {}

    /**
     * It was not asked, or did not answer.
     *
     * @param why one sentence for people
     */
    record Silent(String why) implements JudgeReply {}
}
