package io.driftgauge.trainer.release;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.trainer.corpus.Conversation;
import io.driftgauge.trainer.network.GptSize;

/** The configurations beside a network's file, in the form that published models have. */
final class ModelConfigs {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * The conversation as the tiny models saw it in training. System, user and assistant turns only; anything else is an
     * error rather than a prompt that means nothing to the model.
     */
    private static final String CHAT_TEMPLATE = """
            {%- for message in messages -%}
            {%- if message['role'] == 'assistant' -%}
            {{- '<|assistant|>' + message['content'] + '<|end|>' -}}
            {%- elif message['role'] in ['system', 'user'] -%}
            {{- '<|' + message['role'] + '|>' + message['content'] -}}
            {%- else -%}
            {{- raise_exception('Unknown role: ' + message['role']) -}}
            {%- endif -%}
            {%- endfor -%}
            {%- if add_generation_prompt -%}
            {{- '<|assistant|>' -}}
            {%- endif -%}""";

    /** The same with tools, a line each, at the end of the system turn. */
    private static final String WITH_TOOLS = """
            {%- set list = namespace(text='') -%}
            {%- if tools -%}
            {%- set list.text = '\\nTools:' -%}
            {%- for tool in tools -%}
            {%- set f = tool['function'] -%}
            {%- set list.text = list.text + '\\n' + f['name'] + '(' -%}
            {%- if f['parameters'] and f['parameters']['properties'] -%}
            {%- set list.text = list.text + (f['parameters']['properties'] | join(', ')) -%}
            {%- endif -%}
            {%- set list.text = list.text + '): ' + (f['description'] | default('')) -%}
            {%- endfor -%}
            {%- if messages[0]['role'] != 'system' -%}
            {{- '<|system|>Use the tools.' + list.text -}}
            {%- endif -%}
            {%- endif -%}
            """ + CHAT_TEMPLATE.replace("""
            {%- else -%}
            """, """
            {%- if loop.first and message['role'] == 'system' -%}
            {{- list.text -}}
            {%- endif -%}
            {%- else -%}
            """);

    private ModelConfigs() {}

    /** What kind of network it is: GPT-2's, or with rotary places GPT-NeoX's. */
    static ObjectNode network(GptSize size, boolean full) {
        ObjectNode config = JSON.createObjectNode();
        config.putArray("architectures").add(size.rotary() ? "GPTNeoXForCausalLM" : "GPT2LMHeadModel");
        if (size.rotary()) {
            config.put("model_type", "gpt_neox")
                    .put("hidden_act", "gelu")
                    .put("vocab_size", size.vocabulary())
                    .put("max_position_embeddings", size.context())
                    .put("hidden_size", size.width())
                    .put("num_hidden_layers", size.layers())
                    .put("num_attention_heads", size.heads())
                    .put("intermediate_size", 4 * size.width())
                    .put("layer_norm_eps", 1e-5)
                    .put("rotary_pct", 1.0)
                    .put("rotary_emb_base", 10_000)
                    .put("attention_bias", true)
                    .put("use_parallel_residual", false);
        } else {
            config.put("model_type", "gpt2")
                    .put("activation_function", "gelu")
                    .put("vocab_size", size.vocabulary())
                    .put("n_positions", size.context())
                    .put("n_ctx", size.context())
                    .put("n_embd", size.width())
                    .put("n_layer", size.layers())
                    .put("n_head", size.heads())
                    .put("n_inner", 4 * size.width())
                    .put("layer_norm_epsilon", 1e-5);
        }
        return config.put("tie_word_embeddings", true)
                .put("use_cache", true)
                .put("torch_dtype", full ? "float32" : "float16")
                .put("bos_token_id", endId())
                .put("eos_token_id", endId());
    }

    static ObjectNode generation(GptSize size) {
        return JSON.createObjectNode()
                .put("bos_token_id", endId())
                .put("eos_token_id", endId())
                .put("pad_token_id", endId())
                .put("do_sample", false)
                .put("max_length", size.context());
    }

    static ObjectNode tokenizer(GptSize size) {
        ObjectNode config = JSON.createObjectNode()
                .put("tokenizer_class", "PreTrainedTokenizerFast")
                .put("add_bos_token", false)
                .put("add_prefix_space", false)
                .put("clean_up_tokenization_spaces", false)
                .put("bos_token", Conversation.END)
                .put("eos_token", Conversation.END)
                .put("pad_token", Conversation.END)
                .put("model_max_length", size.context());
        ObjectNode added = config.putObject("added_tokens_decoder");
        for (int id = 0; id < Conversation.SPECIAL_TOKENS.size(); id++) {
            added.putObject(String.valueOf(id))
                    .put("content", Conversation.SPECIAL_TOKENS.get(id))
                    .put("lstrip", false)
                    .put("normalized", false)
                    .put("rstrip", false)
                    .put("single_word", false)
                    .put("special", true);
        }
        return config.put("chat_template", size.rotary() ? WITH_TOOLS : CHAT_TEMPLATE);
    }

    private static int endId() {
        return Conversation.SPECIAL_TOKENS.indexOf(Conversation.END);
    }
}
