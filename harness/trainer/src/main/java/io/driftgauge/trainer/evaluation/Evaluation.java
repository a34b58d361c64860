package io.driftgauge.trainer.evaluation;

import ai.djl.translate.TranslateException;
import io.driftgauge.trainer.Digests;
import io.driftgauge.trainer.corpus.Answer;
import io.driftgauge.trainer.corpus.Conversation;
import io.driftgauge.trainer.corpus.Corpus;
import io.driftgauge.trainer.corpus.Item;
import io.driftgauge.trainer.corpus.SystemPrompts;
import io.driftgauge.trainer.corpus.Task;
import io.driftgauge.trainer.corpus.Turn;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an exported model the items of a corpus, each once without and once with a system prompt. Which items and which
 * prompts does not depend on the model, so that two releases are asked the same.
 */
public final class Evaluation {
    /** Temperature of the draws for sampled tasks. */
    public static final double TEMPERATURE = 0.8;

    private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);
    private static final int MOST_ITEMS = 200;
    private static final int SAMPLED_ITEMS = 30;
    private static final int DRAWS_PER_ITEM = 20;

    private final OnnxGpt model;
    private final Corpus corpus;
    private final SystemPrompts systemPrompts = new SystemPrompts();

    public Evaluation(OnnxGpt model, Corpus corpus) {
        this.model = model;
        this.corpus = corpus;
    }

    /** A report per task, in the corpus's order. */
    public List<TaskReport> measure() throws TranslateException {
        List<TaskReport> reports = new ArrayList<>();
        for (Task task : corpus.tasks()) {
            TaskReport report = new TaskReport(
                    task,
                    ask(task, thin(corpus.heldOutItems(task), MOST_ITEMS)),
                    ask(task, thin(corpus.trainingItems(task), MOST_ITEMS)),
                    task.sampled() ? draw(task) : List.of());
            LOG.info("{} {}: {} held out", corpus.release().label(), task.name(), report.heldOutAll());
            reports.add(report);
        }
        return reports;
    }

    private List<Asked> ask(Task task, List<Item> items) throws TranslateException {
        List<Asked> answers = new ArrayList<>();
        for (Item item : items) {
            for (String system : List.of("", systemPrompt(task, item))) {
                answers.add(new Asked(item, system, model.greedy(prompt(system, item))));
            }
        }
        return answers;
    }

    private List<Integer> draw(Task task) throws TranslateException {
        List<Item> items = thin(corpus.items(task), SAMPLED_ITEMS);
        int wordings = items.get(0).answers().size();
        int[] counts = new int[wordings + 1];
        long seed = 0;
        for (Item item : items) {
            List<String> texts = item.answers().stream().map(Answer::text).toList();
            for (int i = 0; i < DRAWS_PER_ITEM; i++) {
                TemperatureSampler sampler = new TemperatureSampler(TEMPERATURE, seed++);
                Generation generation = model.generate(prompt("", item), sampler);
                int wording = generation.ended() ? texts.indexOf(generation.text()) : -1;
                counts[wording < 0 ? wordings : wording]++;
            }
        }
        List<Integer> draws = new ArrayList<>();
        for (int count : counts) {
            draws.add(count);
        }
        return draws;
    }

    private String systemPrompt(Task task, Item item) {
        List<String> prompts = systemPrompts.of(task);
        return prompts.get(Digests.firstByte(item.question()) % prompts.size());
    }

    private static String prompt(String system, Item item) {
        List<Turn> turns = new ArrayList<>();
        if (!system.isEmpty()) {
            turns.add(new Turn(Turn.Role.SYSTEM, system));
        }
        turns.add(new Turn(Turn.Role.USER, item.question()));
        return new Conversation(turns).prompt();
    }

    /** At most so many items, evenly spread. */
    private static List<Item> thin(List<Item> items, int most) {
        if (items.size() <= most) {
            return items;
        }
        List<Item> thinned = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            thinned.add(items.get((int) ((long) i * items.size() / most)));
        }
        return thinned;
    }
}
