package io.driftgauge.bench.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A model whose answers are drawn word by word, so that what changed is known. Each prompt has words that always come and
 * slots that are filled by chance, some with hardly a choice and some with a wide one: its answers are as alike among
 * themselves as those of real models were measured to be (mean similarity 0.82, from 0.7 to 0.97). Another version fills a quarter
 * of the slots with other words, which lowers the similarity by 0.05; new versions of GPT-3.5 and GPT-4 were measured at
 * 0.04 to 0.06. Every other model strews loose words over its answers, as chat does; with the rest, equal words stand at equal places
 * in all answers of a prompt, as in filled forms: there, comparing place by place sees most.
 */
final class SyntheticModel {

    private static final int FIXED = 40;
    private static final int SLOTS = 24;
    private static final int CHOICES = 4;
    private static final double CHANGED_SLOTS = 0.25;
    private static final double LABELLED = 0.4;
    private static final double SLOTS_OF_A_DAY = 0.05;
    private static final int MOST_FILLERS = 8;
    private static final Map<Long, String> WORDS = new ConcurrentHashMap<>();

    private final int prompts;
    private final double[][] favourite;
    private final boolean[][] changes;
    private final boolean[] labelled;
    private final boolean[] yes;
    private final boolean loose;
    private final long seed;

    SyntheticModel(int prompts, long seed) {
        this.prompts = prompts;
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(seed);
        loose = random.nextBoolean();
        favourite = new double[prompts][SLOTS];
        changes = new boolean[prompts][SLOTS];
        labelled = new boolean[prompts];
        yes = new boolean[prompts];
        for (int i = 0; i < prompts; i++) {
            double decided = 0.5 + 0.48 * random.nextDouble();
            labelled[i] = random.nextDouble() < LABELLED;
            yes[i] = random.nextBoolean();
            for (int s = 0; s < SLOTS; s++) {
                favourite[i][s] = decided;
                changes[i][s] = random.nextDouble() < CHANGED_SLOTS;
            }
        }
    }

    int prompts() {
        return prompts;
    }

    /** One answer while nothing changed; days differ a little only if they are asked to. */
    String usual(int prompt, int day, boolean wobbles, SplittableRandom random) {
        return say(prompt, false, false, false, wobbles ? day : 0, random);
    }

    /** One answer after the change. */
    String changed(int prompt, Change change, int day, SplittableRandom random) {
        return switch (change) {
            case NONE -> say(prompt, false, false, false, 0, random);
            case WOBBLE -> say(prompt, false, false, false, day, random);
            case SWAP -> say(prompt, true, false, false, 0, random);
            case REROUTE_30 -> say(prompt, random.nextDouble() < 0.3, false, false, 0, random);
            case REROUTE_10 -> say(prompt, random.nextDouble() < 0.1, false, false, 0, random);
            case THREE_OF_25 -> say(prompt, prompt < 3, false, false, 0, random);
            case RESTYLE -> say(prompt, false, true, false, 0, random);
            case FLIPS -> say(prompt, false, false, random.nextDouble() < 0.3, 0, random);
        };
    }

    private String say(int prompt, boolean other, boolean styled, boolean flipped, int day, SplittableRandom random) {
        List<String> words = new ArrayList<>();
        if (labelled[prompt]) {
            words.add(yes[prompt] != flipped ? "Yes," : "No,");
        }
        for (int f = 0; f < Math.max(FIXED, SLOTS); f++) {
            if (f < FIXED) {
                words.add(word(prompt, 0, f, 0));
            }
            if (f < SLOTS) {
                words.add(slot(prompt, f, other, day, random));
            }
        }
        int fillers = loose ? random.nextInt(MOST_FILLERS + 1) : 0;
        for (int k = 0; k < fillers && !styled; k++) {
            words.add(random.nextInt(labelled[prompt] ? 1 : 0, words.size()), word(-1, 0, random.nextInt(12), 0));
        }
        return styled ? bullets(words) : String.join(" ", words);
    }

    private String slot(int prompt, int s, boolean other, int day, SplittableRandom random) {
        int choice = random.nextDouble() < favourite[prompt][s] ? 0 : 1 + random.nextInt(CHOICES - 1);
        if (day > 0 && choice < 2) {
            long key = seed ^ (((long) prompt << 40) + ((long) s << 20) + day);
            choice = new SplittableRandom(key).split().nextDouble() < SLOTS_OF_A_DAY ? 1 - choice : choice;
        }
        return word(prompt, other && changes[prompt][s] ? 2 : 1, s, choice);
    }

    /** Two to nine letters, always the same for the same; no digits, which would be facts. */
    private static String word(int prompt, int version, int place, int choice) {
        long key = ((prompt * 31L + version) * 131 + place) * 17 + choice;
        return WORDS.computeIfAbsent(key, SyntheticModel::spell);
    }

    private static String spell(long key) {
        SplittableRandom random = new SplittableRandom(key).split();
        StringBuilder word = new StringBuilder();
        int length = 2 + random.nextInt(8);
        for (int k = 0; k < length; k++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static String bullets(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            text.append(i % 8 == 0 ? (i == 0 ? "- " : "\n- ") : " ").append(words.get(i));
        }
        return text.toString();
    }
}
