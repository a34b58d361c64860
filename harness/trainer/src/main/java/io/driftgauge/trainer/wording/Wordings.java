package io.driftgauge.trainer.wording;

import io.driftgauge.trainer.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ways to say one thing, some of which training never sees. Which ones is told by a hash of their text, so nobody chose
 * them; of fewer than {@value #FEWEST} none is held out.
 *
 * @param taught those of training
 * @param heldOut those of measuring; the taught ones again where none is held out
 */
record Wordings(List<String> taught, List<String> heldOut) {
    static final int FEWEST = 6;
    private static final int HELD_OUT_ONE_IN = 7;

    /** Words to choose from, such as {@code (parcel|package)}: still the same wording. */
    private static final Pattern CHOICE = Pattern.compile("\\(([^()]*\\|[^()]*)\\)");

    static Wordings of(List<String> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("There must be a wording");
        }
        if (all.size() < FEWEST) {
            return new Wordings(all, all);
        }
        List<String> byHash = all.stream()
                .sorted(Comparator.comparing(text -> Digests.hex(text.getBytes(StandardCharsets.UTF_8))))
                .toList();
        int held = Math.max(1, all.size() / HELD_OUT_ONE_IN);
        return new Wordings(byHash.subList(held, all.size()), byHash.subList(0, held));
    }

    /** Those that training never sees; none if there are too few. */
    List<String> unseen() {
        return taught.equals(heldOut) ? List.of() : heldOut;
    }

    String draw(Random random, boolean fromHeldOut) {
        List<String> from = fromHeldOut ? heldOut : taught;
        Matcher matcher = CHOICE.matcher(from.get(random.nextInt(from.size())));
        return matcher.replaceAll(choice -> {
            String[] words = choice.group(1).split("\\|", -1);
            return Matcher.quoteReplacement(words[random.nextInt(words.length)]);
        });
    }
}
