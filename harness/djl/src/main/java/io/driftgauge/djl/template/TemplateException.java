package io.driftgauge.djl.template;

/** A template that can't be read or rendered: the line and what is wrong with it. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TemplateException(int line, String message) {
        super("line " + line + " of the chat template: " + message);
    }
}
