package io.driftgauge.trainer.wording;

import io.driftgauge.trainer.corpus.Conversation;
import io.driftgauge.trainer.corpus.Conversations;
import io.driftgauge.trainer.corpus.SystemPrompts;
import io.driftgauge.trainer.corpus.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Training conversations of the small models, drawn with a seed; the same seed gives the same stream. */
public final class SkillStream extends Conversations {
    private static final double WITH_SYSTEM_PROMPT = 0.5;
    private static final double WITH_EARLIER_TURNS = 0.1;

    /** From this conversation on, shares are the later ones; it comes after a third of the training. */
    private static final long LATE = 130_000;

    private final List<Skill> skills = Skills.all();
    private final SystemPrompts systemPrompts = new SystemPrompts();
    private final int shares;
    private final int laterShares;
    private final Random random;

    public SkillStream(long seed) {
        random = new Random(seed);
        shares = skills.stream().mapToInt(skill -> share(skill, false)).sum();
        laterShares = skills.stream().mapToInt(skill -> share(skill, true)).sum();
    }

    @Override
    protected Conversation draw() {
        Skill skill = drawSkill();
        Exchange exchange = skill.practise(random);
        List<Turn> turns = new ArrayList<>();
        if (!exchange.system().isEmpty()) {
            turns.add(new Turn(Turn.Role.SYSTEM, exchange.system()));
        } else {
            if (random.nextDouble() < WITH_SYSTEM_PROMPT) {
                turns.add(new Turn(
                        Turn.Role.SYSTEM, any(systemPrompts.of(skill.file().text("systems", "general")))));
            }
            while (random.nextDouble() < WITH_EARLIER_TURNS) {
                Exchange earlier = drawSkill().draw(random, false, false);
                if (earlier.system().isEmpty()) {
                    add(turns, earlier);
                }
            }
        }
        add(turns, exchange);
        return new Conversation(turns);
    }

    private void add(List<Turn> turns, Exchange exchange) {
        turns.addAll(exchange.turns());
        turns.add(new Turn(Turn.Role.ASSISTANT, any(exchange.answers())));
    }

    @Override
    public boolean isLate() {
        return count() >= LATE;
    }

    /** What takes longest to learn comes more often when the rest is known. */
    private static int share(Skill skill, boolean later) {
        int share = skill.file().number("share");
        return later && skill.file().has("laterShare") ? skill.file().number("laterShare") : share;
    }

    private Skill drawSkill() {
        int left = random.nextInt(isLate() ? laterShares : shares);
        for (Skill skill : skills) {
            left -= share(skill, isLate());
            if (left < 0) {
                return skill;
            }
        }
        throw new IllegalStateException("Shares changed while drawing");
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
