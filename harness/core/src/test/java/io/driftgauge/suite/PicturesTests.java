package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.baseline.RequestHash;
import io.driftgauge.model.Message;
import io.driftgauge.model.Part;
import io.driftgauge.model.Role;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTests {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1};

    private final TestFolder folder;
    private final Path parent;

    PicturesTests(@TempDir Path parent) {
        this.parent = parent;
        this.folder = new TestFolder(parent);
    }

    private TestFolder asking(String url) {
        return folder.file("look.yaml", """
                providers: tiny
                prompts:
                  - - role: user
                      content:
                        - {type: text, text: "What is the {{thing}}?"}
                        - type: image_url
                          image_url: {url: "%s"}
                tests: [{id: a, vars: {thing: part, name: lamp}}]
                """.formatted(url));
    }

    private void picture(String name, byte... bytes) throws IOException {
        Files.write(folder.path().resolve(name), bytes);
    }

    private Message message() {
        return folder.cases().get(0).messages().get(0);
    }

    private RequestHash hash() {
        PromptCase one = folder.cases().get(0);
        return RequestHash.of(one, folder.load().suites().get(0).providers().get(0));
    }

    @Test
    void a_file_is_sent_as_its_bytes_with_the_type_that_they_have() throws IOException {
        picture("lamp.jpg", PNG);

        asking("file://{{name}}.jpg");

        assertThat(message())
                .isEqualTo(Message.user(List.of(
                        new Part.Text("What is the part?"),
                        new Part.Image("image/png", Base64.getEncoder().encodeToString(PNG)))));
    }

    @ParameterizedTest
    @CsvSource({"a.jpeg, image/jpeg, /9j/4A==", "a.gif, image/gif, R0lGODlhAQ==", "a.webp, image/webp, UklGRgAAAABXRUJQ"
    })
    void every_type_is_known_by_its_first_bytes(String name, String mediaType, String base64) throws IOException {
        picture(name, Base64.getDecoder().decode(base64));

        asking("file://" + name);

        assertThat(message().parts().get(1)).isEqualTo(new Part.Image(mediaType, base64));
    }

    @Test
    void an_address_is_left_to_the_provider_and_a_data_url_is_its_picture() {
        asking("https://example.org/{{name}}.png");
        assertThat(message().parts().get(1)).isEqualTo(new Part.ImageUrl("https://example.org/lamp.png"));

        asking("data:image/png;base64,aGk=");
        assertThat(message().parts().get(1)).isEqualTo(new Part.Image("image/png", "aGk="));
    }

    @Test
    void a_file_is_looked_for_beside_the_file_of_the_prompt() throws IOException {
        folder.file("chats/look.json", """
                [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "file://a.png"}}]}]
                """)
                .file("look.yaml", "{providers: tiny, prompts: 'file://chats/look.json', tests: [{id: a}]}");
        picture("chats/a.png", PNG);

        assertThat(message().content()).isEqualTo("[image/png, 9 B, sha256 275f1bcbbb58]");
    }

    @Test
    void a_list_with_one_text_asks_the_same_as_the_text() {
        folder.file(
                "look.yaml",
                "{providers: tiny, prompts: [[{role: user, content: [{type: text, text: Hi}]}]], tests: [{id: a}]}");

        assertThat(message()).isEqualTo(new Message(Role.USER, "Hi"));
    }

    @Test
    void prefix_and_suffix_stand_around_texts_and_pictures() {
        folder.file("look.yaml", """
                providers: tiny
                prompts: [[{role: user, content: [{type: text, text: Look}, \
                {type: image_url, image_url: {url: "https://a.org/b.png"}}]}]]
                tests: [{id: a, options: {prefix: "First: ", suffix: "Be brief."}}]
                """);

        assertThat(message().parts())
                .containsExactly(
                        new Part.Text("First: Look"),
                        new Part.ImageUrl("https://a.org/b.png"),
                        new Part.Text("Be brief."));
    }

    @Test
    void a_changed_picture_is_another_request_and_the_same_picture_is_the_same() throws IOException {
        picture("lamp.png", PNG);
        asking("file://lamp.png");
        RequestHash recorded = hash();

        assertThat(hash().sameAs(recorded)).isTrue();

        byte[] other = PNG.clone();
        other[8] = 2;
        picture("lamp.png", other);

        assertThat(hash().sameAs(recorded)).isFalse();
        assertThat(hash().changesSince(recorded)).hasToString("the user message changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file://none.png | there is no file 'none.png'",
                "file://../out.png | leads out of the prompts folder",
                "file://linked.png | leads out of the prompts folder",
                "file://large.png | the file is larger than 20 MiB",
                "file://notes.txt | the file must end in .png, .jpg, .jpeg, .gif, .webp",
                "file://text.png | is no picture that models take: PNG, JPEG, GIF or WebP",
                "file://{{none}}.png | '{{none}}' has no value",
                "http://a.org/b.png | must be an https: URL, a data: URL or file://",
                "lamp.png | must be an https: URL, a data: URL or file://",
                "data:text/html;base64,aGk= | must start with 'data:image/<type>;base64,'",
                "data:image/png;base64,?? | is no base64"
            })
    void what_is_no_picture_of_the_folder_is_told_with_its_line(String url, String problem) throws IOException {
        Files.write(parent.resolve("out.png"), PNG);
        Files.createSymbolicLink(folder.path().resolve("linked.png"), parent.resolve("out.png"));
        try (RandomAccessFile large =
                new RandomAccessFile(folder.path().resolve("large.png").toFile(), "rw")) {
            large.setLength(Pictures.MOST_BYTES + 1L);
        }
        folder.file("notes.txt", "No picture.").file("text.png", "No picture.");

        asking(url);

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains(problem)
                .containsPattern("yaml:7|large.png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user | {type: image, source: {type: url}} | 'source' in a part of a message is refused",
                "user | {type: input_image, text: x} | a part of type 'input_image' is refused",
                "user | {type: image_url} | a picture needs its address",
                "user | {type: image_url, image_url: {}} | needs its 'url'",
                "user | {type: image_url, image_url: {url: 'https://a.b/c', detail: low}} | 'detail'",
                "user | {type: text} | needs its 'text'",
                "user | {text: x} | needs a 'type'",
                "system | {type: image_url, image_url: {url: 'https://a.b/c'}} | of the user only"
            })
    void a_part_that_is_not_understood_is_refused_by_name(String role, String part, String problem) {
        folder.file(
                "look.yaml",
                "{providers: tiny, prompts: [[{role: " + role + ", content: [" + part + "]}]], tests: [{id: a}]}");

        assertThat(folder.problems()).singleElement().asString().contains(problem);
    }

    @Test
    void pictures_in_conversations_are_refused() {
        folder.file("look.yaml", """
                providers: tiny
                prompts:
                  - - {role: user, content: [{type: image_url, image_url: {url: "https://a.org/b.png"}}]}
                    - {role: assistant, content: A lamp.}
                tests: [{id: a, turns: [Which colour?]}]
                """);

        assertThat(folder.problems()).singleElement().asString().contains("a picture can't stand in turn 'turn-1'");
    }
}
