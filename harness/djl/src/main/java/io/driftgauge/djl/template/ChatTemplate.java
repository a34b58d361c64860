package io.driftgauge.djl.template;

import io.driftgauge.model.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A model's own way to write a chat as one text. Understands of Jinja: output, {@code if}, {@code for}, {@code set} with
 * namespaces, the usual operators, tests, filters and string methods, and {@code raise_exception}. Anything else, macros
 * and imports above all, is refused when the template is read. Immutable and thread-safe.
 */
public final class ChatTemplate {

    private static final Pattern TOOLS = Pattern.compile("\\btools\\b");

    private final List<Statement> statements;
    private final boolean takesTools;

    private ChatTemplate(List<Statement> statements, boolean takesTools) {
        this.statements = statements;
        this.takesTools = takesTools;
    }

    /**
     * Reads it.
     *
     * @throws TemplateException if it is broken or uses what isn't supported; names the line
     */
    public static ChatTemplate parse(String source) {
        return new ChatTemplate(
                StatementParser.parse(source), TOOLS.matcher(source).find());
    }

    /** True if it speaks of tools, so that those given to it are not lost. */
    public boolean takesTools() {
        return takesTools;
    }

    /**
     * Writes the messages and the beginning of the answer.
     *
     * @param tools maps, lists, texts and numbers that say what may be called; may be empty
     * @param tokens texts of special tokens by the template's names for them, for example {@code bos_token}
     * @throws TemplateException if it refuses these messages
     */
    public Marked render(List<Message> messages, List<?> tools, Map<String, String> tokens) {
        Map<String, Object> variables = new HashMap<>();
        tokens.forEach((name, text) -> variables.put(name, Marked.own(text)));
        List<Object> list = new ArrayList<>();
        for (Message message : messages) {
            list.add(Map.of(
                    "role",
                    Marked.own(message.role().name().toLowerCase(Locale.ROOT)),
                    "content",
                    Marked.given(message.content())));
        }
        variables.put("messages", list);
        variables.put("add_generation_prompt", true);
        variables.put("tools", tools.isEmpty() ? Values.NONE : Values.given(tools));
        return Renderer.render(statements, variables);
    }
}
