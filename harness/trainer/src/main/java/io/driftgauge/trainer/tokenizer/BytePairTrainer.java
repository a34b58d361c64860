package io.driftgauge.trainer.tokenizer;

import io.driftgauge.trainer.tokenizer.BytePairEncoding.Merge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Learns a byte-level BPE vocabulary: joins the most frequent pair of neighbours until the vocabulary is full. Ties go
 * to the pair that comes first in the alphabet, so that equal texts give an equal vocabulary.
 */
final class BytePairTrainer {
    /** Splits text into words before merging, as GPT-2 does, but with single digits, so that numbers stay comparable. */
    static final String WORDS = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+|\\s+";

    /** The same, with each Chinese character a word: none has spaces around, and whole sentences would become tokens. */
    static final String WORDS_AND_HAN =
            "[一-鿿]|'s|'t|'re|'ve|'m|'ll|'d| ?(?:(?![一-鿿])\\p{L})+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+|\\s+";

    private static final int RAREST_PAIR = 2;

    private final String pattern;
    private final List<Word> words;

    private BytePairTrainer(String pattern, List<Word> words) {
        this.pattern = pattern;
        this.words = words;
    }

    /** @param words the pattern of what is joined at most */
    static BytePairEncoding train(
            Iterable<String> texts, String words, List<String> specialTokens, int vocabularySize) {
        return new BytePairTrainer(words, countWords(texts, words)).learn(specialTokens, vocabularySize);
    }

    private static List<Word> countWords(Iterable<String> texts, String words) {
        Pattern pattern = Pattern.compile(words, Pattern.UNICODE_CHARACTER_CLASS);
        Map<String, Integer> counts = new TreeMap<>();
        for (String text : texts) {
            pattern.matcher(text).results().forEach(match -> counts.merge(match.group(), 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .map(word -> new Word(ByteAlphabet.symbols(word.getKey()), word.getValue()))
                .toList();
    }

    private BytePairEncoding learn(List<String> specialTokens, int vocabularySize) {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        specialTokens.forEach(token -> vocabulary.put(token, vocabulary.size()));
        ByteAlphabet.all().forEach(symbol -> vocabulary.put(symbol, vocabulary.size()));
        List<Merge> merges = new ArrayList<>();
        while (vocabulary.size() < vocabularySize) {
            Optional<Merge> best = mostFrequentPair();
            if (best.isEmpty()) {
                break;
            }
            merges.add(best.get());
            vocabulary.putIfAbsent(best.get().joined(), vocabulary.size());
            words.forEach(word -> word.join(best.get()));
        }
        return new BytePairEncoding(pattern, specialTokens, vocabulary, merges);
    }

    private Optional<Merge> mostFrequentPair() {
        Map<Merge, Integer> counts = new HashMap<>();
        words.forEach(word -> word.countPairs(counts));
        return counts.entrySet().stream()
                .filter(pair -> pair.getValue() >= RAREST_PAIR)
                .max(Map.Entry.<Merge, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry::getKey,
                                Comparator.comparing(Merge::left)
                                        .thenComparing(Merge::right)
                                        .reversed()))
                .map(Map.Entry::getKey);
    }

    /** A word of the texts with its current tokens. */
    private static final class Word {
        private final List<String> tokens;
        private final int count;

        Word(List<String> tokens, int count) {
            this.tokens = tokens;
            this.count = count;
        }

        void countPairs(Map<Merge, Integer> counts) {
            for (int i = 0; i + 1 < tokens.size(); i++) {
                counts.merge(new Merge(tokens.get(i), tokens.get(i + 1)), count, Integer::sum);
            }
        }

        void join(Merge merge) {
            for (int i = 0; i + 1 < tokens.size(); i++) {
                if (tokens.get(i).equals(merge.left()) && tokens.get(i + 1).equals(merge.right())) {
                    tokens.set(i, merge.joined());
                    tokens.remove(i + 1);
                }
            }
        }
    }
}
