package io.driftgauge.djl.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTemplateTests {

    private static final List<Message> CHAT = List.of(
            new Message(Role.SYSTEM, "Be brief."),
            new Message(Role.USER, " Hi \n"),
            new Message(Role.ASSISTANT, "Hello"),
            new Message(Role.USER, "Bye"));

    @Test
    void chatml_is_rendered() {
        String template = """
                {%- for message in messages %}
                    {%- if loop.first and messages[0]['role'] != 'system' %}
                        {{- '<|im_start|>system\\nYou are a helpful assistant.<|im_end|>\\n' }}
                    {%- endif %}
                    {{- '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}
                {%- endfor %}
                {%- if add_generation_prompt %}
                    {{- '<|im_start|>assistant\\n' }}
                {%- endif %}
                """;
        assertThat(render(template)).isEqualTo("""
                        <|im_start|>system
                        Be brief.<|im_end|>
                        <|im_start|>user
                         Hi\s
                        <|im_end|>
                        <|im_start|>assistant
                        Hello<|im_end|>
                        <|im_start|>user
                        Bye<|im_end|>
                        <|im_start|>assistant
                        """);
    }

    @Test
    void llama_2_is_rendered() {
        String template = "{% if messages[0]['role'] == 'system' %}{% set loop_messages = messages[1:] %}"
                + "{% set system_message = messages[0]['content'] %}{% else %}{% set loop_messages = messages %}"
                + "{% set system_message = false %}{% endif %}{% for message in loop_messages %}"
                + "{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}"
                + "{{ raise_exception('Conversation roles must alternate user/assistant/user/assistant/...') }}"
                + "{% endif %}{% if loop.index0 == 0 and system_message != false %}"
                + "{% set content = '<<SYS>>\\n' + system_message + '\\n<</SYS>>\\n\\n' + message['content'] %}"
                + "{% else %}{% set content = message['content'] %}{% endif %}{% if message['role'] == 'user' %}"
                + "{{ bos_token + '[INST] ' + content.strip() + ' [/INST]' }}{% elif message['role'] == 'assistant' %}"
                + "{{ ' '  + content.strip() + ' ' + eos_token }}{% endif %}{% endfor %}";
        assertThat(render(template))
                .isEqualTo("<s>[INST] <<SYS>>\nBe brief.\n<</SYS>>\n\n Hi [/INST] Hello </s><s>[INST] Bye [/INST]");
    }

    @Test
    void llama_3_is_rendered() {
        String template = "{% set loop_messages = messages %}{% for message in loop_messages %}"
                + "{% set content = '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n'"
                + "+ message['content'] | trim + '<|eot_id|>' %}{% if loop.index0 == 0 %}"
                + "{% set content = bos_token + content %}{% endif %}{{ content }}{% endfor %}"
                + "{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{% endif %}";
        assertThat(render(template))
                .startsWith("<s><|start_header_id|>system<|end_header_id|>\n\nBe brief.<|eot_id|>")
                .contains("<|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>")
                .endsWith("<|start_header_id|>assistant<|end_header_id|>\n\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            {{ 1 + 2 * 3 - 4 // 3 % 2 }} § 6
            {{ -2 < 1 and not false }} § True
            {{ 'a' ~ 1 ~ none }} § a1None
            {{ 'yes' if nothing is defined else 'no' }} § no
            {{ nothing }}{{ nothing or 'x' }} § x
            {{ messages | length }}{{ messages[-1].content }} § 4Bye
            {{ 'b' in 'abc' }}{{ 'b' not in ['a'] }} § TrueTrue
            {% for x in ['a','b'] if x != 'a' %}{{ loop.last }}{{ x }}{% endfor %} § Trueb
            {% for x in [] %}{% else %}none{% endfor %} § none
            {% set ns = namespace(n=0) %}{% for m in messages %}{% set ns.n = ns.n + 1 %}{% endfor %}{{ ns.n }} § 4
            {% for m in messages[::-1] %}{{ m.role[0:1] }}{% endfor %} § uaus
            {{ 'a-b-c'.split('-')[-1] }}{{ 'a-b'.replace('-', '+') }} § ca+b
            {{ messages[0] | tojson }} § {"content":"Be brief.","role":"system"}
            {{ messages[0].get('name', 'x') }}{{ 'name' in messages[0] }} § xFalse
            {{ 'Ab'.upper() }}{{ 'Ab' | lower }}{{ '  x'.lstrip() }} § ABabx
            {{ messages[0].content.startswith('Be') }} § True
            {# a comment #}{{ '}}' }} § }}
            {{ tools is none }}{{ 3 is odd }}{{ 'x' is string }} § TrueTrueTrue
            """)
    void expressions_mean_what_jinja_says(String template, String text) {
        assertThat(render(template)).isEqualTo(text);
    }

    @Test
    void white_space_follows_the_settings_of_published_templates() {
        assertThat(render("a\n  {% if true %}\nb\n  {% endif %}\nc {{- 'd' -}}  \n e\n"))
                .isEqualTo("a\nb\ncde");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% macro m() %}{% endmacro %}",
                "{% include 'x' %}",
                "{% import 'os' as os %}",
                "{% for x in y %}",
                "{% if x %}{% else %}",
                "{{ 1 +",
                "{{ 1 ",
                "{{ x..y }}",
                "{{ $ }}",
                "{# never closed",
                "{% for x messages %}{% endfor %}",
                "{{ (((1) }}",
                "{% endif %}",
                "{% %}"
            })
    void what_can_not_be_read_is_refused_with_its_line(String template) {
        assertThatThrownBy(() -> ChatTemplate.parse("\n" + template))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("line 2 of the chat template:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ ''.__class__.__mro__ }}{{ nothing.x }}",
                "{{ ''.getClass() }}",
                "{{ range(1000000) }}",
                "{{ strftime_now('%d') }}",
                "{{ messages | map('x') }}",
                "{{ messages }}",
                "{{ 1 % 0 }}",
                "{{ 1 + 'a' }}",
                "{% set m.x = 1 %}",
                "{{ raise_exception('no system message, please') }}"
            })
    void what_can_not_be_rendered_is_refused(String template) {
        assertThatThrownBy(() -> render(template)).isInstanceOf(TemplateException.class);
    }

    @Test
    void loops_within_loops_end() {
        String loop = "{% for a in messages %}";
        String template = loop.repeat(14) + "{{ 1 }}" + "{% endfor %}".repeat(14);
        assertThatThrownBy(() -> render(template))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void deep_nesting_is_refused() {
        assertThatThrownBy(() -> ChatTemplate.parse("{{ " + "(".repeat(5000) + "1" + ")".repeat(5000) + " }}"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("deep");
    }

    @Test
    void what_a_message_gave_stays_marked() {
        Marked text = ChatTemplate.parse("[{{ messages[1].content | trim }}|{{ messages[3]['content'].upper() }}]")
                .render(CHAT, List.of(), Map.of());
        assertThat(text.text()).isEqualTo("[Hi|BYE]");
        assertThat(text.isGiven(0, 1)).isFalse();
        assertThat(text.isGiven(1, 2)).isTrue();
        assertThat(text.isGiven(2, 3)).isTrue();
        assertThat(text.isGiven(3, 4)).isFalse();
        assertThat(text.isGiven(4, 7)).isTrue();
        assertThat(text.isGiven(7, 8)).isFalse();
    }

    private static final List<?> TOOLS = List.of(Map.of(
            "type",
            "function",
            "function",
            Map.of("name", "stock", "parameters", Map.of("properties", Map.of("<|end|>", Map.of("maxLength", 5))))));

    @Test
    void tools_are_written_where_the_template_wants_them() {
        ChatTemplate template = ChatTemplate.parse(
                "{% if tools %}{% for tool in tools %}{{ tool.function.name }}"
                        + "({{ tool.function.parameters.properties | join(', ') }}) {{ tool | tojson }}{% endfor %}{% endif %}");
        assertThat(template.takesTools()).isTrue();
        Marked text = template.render(CHAT, TOOLS, Map.of());
        assertThat(text.text()).startsWith("stock(<|end|>) {").contains("\"maxLength\":5");
        assertThat(text.isGiven(0, 5)).isTrue();
        assertThat(text.isGiven(6, 13))
                .as("a field's name is no mark of the template's")
                .isTrue();
        assertThat(template.render(CHAT, List.of(), Map.of()).text()).isEmpty();
    }

    @Test
    void a_template_without_a_place_for_tools_says_so() {
        assertThat(ChatTemplate.parse("{{ messages[0].content }}").takesTools()).isFalse();
    }

    private static String render(String template) {
        return ChatTemplate.parse(template)
                .render(CHAT, List.of(), Map.of("bos_token", "<s>", "eos_token", "</s>"))
                .text();
    }
}
