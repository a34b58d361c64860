package io.driftgauge.trainer.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * GPT-2's one-to-one mapping of bytes to printable characters, which lets a byte-level vocabulary be written as text.
 * Printable Latin-1 bytes stand for themselves; the others take the characters from U+0100 on.
 */
final class ByteAlphabet {
    private static final char[] CHARACTERS = characters();

    private ByteAlphabet() {}

    /** The text's UTF-8 bytes, one symbol each. */
    static List<String> symbols(String text) {
        List<String> symbols = new ArrayList<>();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            symbols.add(String.valueOf(CHARACTERS[b & 0xff]));
        }
        return symbols;
    }

    /** All 256 symbols, by byte. */
    static List<String> all() {
        return String.valueOf(CHARACTERS).chars().mapToObj(Character::toString).toList();
    }

    private static char[] characters() {
        char[] characters = new char[256];
        char next = 256;
        for (int b = 0; b < 256; b++) {
            boolean printable = (b >= '!' && b <= '~') || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
            characters[b] = printable ? (char) b : next++;
        }
        return characters;
    }
}
