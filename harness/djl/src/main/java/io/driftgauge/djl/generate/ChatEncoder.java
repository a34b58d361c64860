package io.driftgauge.djl.generate;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.layout.ModelKind;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.template.ChatTemplate;
import io.driftgauge.djl.template.Marked;
import io.driftgauge.djl.template.TemplateException;
import io.driftgauge.model.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into tokens and tokens into text. Special tokens come from the chat template alone: a message that holds
 * the text of one, {@code <|assistant|>} say, is read as those characters. Thread-safe.
 */
final class ChatEncoder implements AutoCloseable {

    private static final List<String> NAMED =
            List.of("bos_token", "eos_token", "pad_token", "unk_token", "sep_token", "cls_token");

    /** Any text that is no mark; what a tokenizer puts around it are its marks. */
    private static final String PLAIN = "a";

    private final HuggingFaceTokenizer tokenizer;
    private final @Nullable ChatTemplate template;
    private final Map<String, String> named;
    private final SpecialTokens special;

    /** True for a model that wants the tokenizer's own marks around a text; those of chats come from the template. */
    private final boolean marked;

    private ChatEncoder(
            HuggingFaceTokenizer tokenizer,
            @Nullable ChatTemplate template,
            Map<String, String> named,
            SpecialTokens special,
            boolean marked) {
        this.tokenizer = tokenizer;
        this.template = template;
        this.named = named;
        this.special = special;
        this.marked = marked;
    }

    static ChatEncoder open(ModelFolder folder) {
        Map<String, String> named = named(folder.tokenizerConfig());
        ChatTemplate template;
        try {
            String source = folder.chatTemplate();
            template = source.isEmpty() ? null : ChatTemplate.parse(source);
        } catch (TemplateException e) {
            throw Failures.at(folder.chatTemplateFile(), Failures.reason(e), e);
        }
        try {
            byte[] json = Files.readAllBytes(folder.tokenizer());
            JsonNode tree = Json.parse(new String(json, StandardCharsets.UTF_8));
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(json),
                    Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
            return new ChatEncoder(
                    tokenizer,
                    template,
                    named,
                    SpecialTokens.of(tree, named.get("unk_token")),
                    folder.kind() == ModelKind.ENCODER_DECODER);
        } catch (IOException | RuntimeException e) {
            throw Failures.at(
                    folder.tokenizer(),
                    "is no tokenizer that can be read (" + Failures.reason(e)
                            + "). Save the model's fast tokenizer again.",
                    e);
        }
    }

    private static Map<String, String> named(JsonNode config) {
        Map<String, String> named = new HashMap<>();
        for (String name : NAMED) {
            JsonNode token = config.path(name);
            String text = token.isObject() ? token.path("content").asText("") : token.asText("");
            if (!text.isEmpty() && !token.isNull()) {
                named.put(name, text);
            }
        }
        return named;
    }

    /** Id of the token that the tokenizer's configuration gives that name, for example {@code eos_token}. */
    Optional<Long> id(String name) {
        return Optional.ofNullable(named.get(name)).flatMap(special::id);
    }

    /**
     * The whole prompt, up to where the answer begins.
     *
     * @param tools what the model may call, as they are sent to hosted models
     * @throws IllegalArgumentException if these messages can't be written for this model; says why
     */
    long[] encode(List<Message> messages, List<?> tools) {
        Marked prompt;
        if (!tools.isEmpty() && (template == null || !template.takesTools())) {
            throw new IllegalArgumentException("its chat template has no place for tools. Say in the prompt which tools"
                    + " there are, and how a call is written; keep 'tool_results', and leave out 'tools'.");
        }
        if (template != null) {
            try {
                prompt = template.render(messages, tools, named);
            } catch (TemplateException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        } else if (messages.size() == 1) {
            prompt = Marked.given(messages.get(0).content());
        } else {
            throw new IllegalArgumentException(
                    "the model has no chat template, so it takes a single message only, as the text to go on with.");
        }
        long[] ids = special.pieces(prompt).stream()
                .flatMapToLong(piece -> LongStream.of(encode(piece)))
                .toArray();
        return marked && template == null ? withMarks(ids) : ids;
    }

    private long[] withMarks(long[] ids) {
        long[] plain = tokenizer.encode(PLAIN, false, false).getIds();
        long[] around = tokenizer.encode(PLAIN, true, false).getIds();
        int before = 0;
        while (before + plain.length < around.length
                && !Arrays.equals(plain, Arrays.copyOfRange(around, before, before + plain.length))) {
            before++;
        }
        return Stream.of(
                        Arrays.copyOf(around, before),
                        ids,
                        Arrays.copyOfRange(around, Math.min(around.length, before + plain.length), around.length))
                .flatMapToLong(LongStream::of)
                .toArray();
    }

    private long[] encode(SpecialTokens.Piece piece) {
        long[] ids = tokenizer.encode(piece.text(), false, false).getIds();
        long found = LongStream.of(ids).filter(special::isSpecial).count();
        if (found != piece.special()) {
            // A tokenizer that normalises before it looks for special tokens, so that look-alikes count.
            throw new IllegalArgumentException(
                    "a message holds text that this tokenizer takes for a special token; change that message.");
        }
        return ids;
    }

    /** Without special tokens. */
    String decode(long[] ids) {
        return tokenizer.decode(ids, true);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
