package io.driftgauge.djl.generate;

import io.driftgauge.model.FinishReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Follows the likeliest texts side by side and takes the best of those that ended, as the published implementations do. One
 * an answer; not thread-safe.
 */
final class BeamSearch {

    private final ModelDefaults defaults;
    private final Sampling sampling;
    private final Beams beams;
    private final int most;
    private final List<Text> ended = new ArrayList<>();

    /** @param room most tokens that the context leaves */
    BeamSearch(ModelDefaults defaults, Sampling sampling, int room) {
        this.defaults = defaults;
        this.sampling = sampling;
        this.beams = sampling.beams();
        this.most = Math.min(sampling.maxTokens(), room);
    }

    /**
     * A text so far.
     *
     * @param logProbability of all of it, under the rules
     * @param score what ended texts are compared by
     */
    record Text(
            List<Long> tokens, List<Double> logProbabilities, double logProbability, double score, FinishReason why) {

        static final Text NOTHING = new Text(List.of(), List.of(), 0, 0, FinishReason.LENGTH);

        Text {
            tokens = List.copyOf(tokens);
            logProbabilities = List.copyOf(logProbabilities);
        }

        long[] ids() {
            return tokens.stream().mapToLong(token -> token).toArray();
        }
    }

    /** One more token behind a text. */
    private record Next(int text, int token, double logProbability) {}

    /**
     * Writes an answer.
     *
     * @param read what the decoder has read before the answer, for the rules
     */
    Text write(TextModel model, long[] prompt, long[] read) throws InterruptedException {
        List<Text> alive = List.of(Text.NOTHING);
        Decoding decoding = model.start(prompt);
        try {
            for (int length = 1; ; length++) {
                Running.check();
                List<Next> likeliest = likeliest(alive, decoding, read);
                List<Next> going = sort(alive, likeliest, length);
                alive = going(alive, decoding, going);
                if (isOver(likeliest.get(0).logProbability(), length)) {
                    return best();
                }
                if (length == most || going.isEmpty()) {
                    for (Text text : alive) {
                        end(text, text.logProbability(), length, FinishReason.LENGTH);
                    }
                    return best();
                }
                decoding = decoding.pick(going.stream().mapToInt(Next::text).toArray());
                decoding.readEach(going.stream().mapToLong(Next::token).toArray());
            }
        } finally {
            decoding.close();
        }
    }

    /** Best first: as many that enough go on even if every other one ends its text. */
    private List<Next> likeliest(List<Text> alive, Decoding decoding, long[] read) {
        int wanted = Math.max(2, 1 + defaults.ends().size()) * beams.count();
        Comparator<Next> better = Comparator.comparingDouble(Next::logProbability);
        PriorityQueue<Next> kept = new PriorityQueue<>(better);
        for (int i = 0; i < alive.size(); i++) {
            Text text = alive.get(i);
            Running.check(decoding.logits(i));
            float[] scores = sampling.rules()
                    .apply(
                            logProbabilities(decoding.logits(i)),
                            concat(read, text.ids()),
                            text.tokens().size(),
                            defaults.ends());
            for (int token = 0; token < scores.length; token++) {
                double sum = text.logProbability() + scores[token];
                Next worst = kept.peek();
                if (sum > Double.NEGATIVE_INFINITY
                        && (worst == null || kept.size() < wanted || sum > worst.logProbability())) {
                    kept.add(new Next(i, token, sum));
                    if (kept.size() > wanted) {
                        kept.remove();
                    }
                }
            }
        }
        if (kept.isEmpty()) {
            throw new IllegalStateException(
                    "its rules (no_repeat_ngram_size and others) leave no token to go on with.");
        }
        List<Next> sorted = new ArrayList<>(kept);
        sorted.sort(better.reversed());
        return sorted;
    }

    private static float[] logProbabilities(float[] logits) {
        double most = logits[TokenChooser.likeliest(logits)];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - most);
        }
        double all = most + Math.log(sum);
        float[] logProbabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            logProbabilities[i] = (float) (logits[i] - all);
        }
        return logProbabilities;
    }

    /** Takes out those that end; what is left goes on. */
    private List<Next> sort(List<Text> alive, List<Next> likeliest, int length) {
        List<Next> going = new ArrayList<>();
        for (int rank = 0; rank < likeliest.size() && going.size() < beams.count(); rank++) {
            Next next = likeliest.get(rank);
            if (!defaults.ends().contains((long) next.token())) {
                going.add(next);
            } else if (rank < beams.count()) {
                end(alive.get(next.text()), next.logProbability(), length, FinishReason.STOP);
            }
        }
        return going;
    }

    private static List<Text> going(List<Text> alive, Decoding decoding, List<Next> going) {
        return going.stream()
                .map(next -> {
                    Text text = alive.get(next.text());
                    List<Long> tokens = new ArrayList<>(text.tokens());
                    tokens.add((long) next.token());
                    List<Double> logProbabilities = new ArrayList<>(text.logProbabilities());
                    logProbabilities.add(TokenChooser.logProbability(decoding.logits(next.text()), next.token()));
                    return new Text(tokens, logProbabilities, next.logProbability(), 0, FinishReason.LENGTH);
                })
                .toList();
    }

    private void end(Text text, double logProbability, int length, FinishReason why) {
        double score = beams.score(logProbability, length + defaults.forced());
        ended.add(new Text(text.tokens(), text.logProbabilities(), logProbability, score, why));
        if (ended.size() > beams.count()) {
            ended.remove(Collections.min(ended, Comparator.comparingDouble(Text::score)));
        }
    }

    private boolean isOver(double best, int length) {
        if (ended.size() < beams.count()) {
            return false;
        }
        double worst = ended.stream().mapToDouble(Text::score).min().orElseThrow();
        int now = length + defaults.forced();
        return switch (beams.ending()) {
            case FIRST -> true;
            case LIKELY -> worst >= beams.score(best, now);
            case SURE -> worst >= beams.score(best, beams.lengthPenalty() > 0 ? most + defaults.forced() : now);
        };
    }

    private Text best() {
        return Collections.max(ended, Comparator.comparingDouble(Text::score));
    }

    private static long[] concat(long[] a, long[] b) {
        long[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
