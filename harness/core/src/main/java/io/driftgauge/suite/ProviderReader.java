package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.base.Nearest;
import io.driftgauge.base.Secrets;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Price;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads providers: labels of the config, ids, or {@code {id, label, config, optional, price}}. */
final class ProviderReader {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]*:.+");
    private static final List<String> CODE = List.of("exec:", "python:", "golang:", "ruby:", "package:", "file:");

    private final Problems problems;

    ProviderReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * A provider of a suite.
     *
     * @param prompts labels of the prompts that it is for; empty for all
     */
    record Named(ModelSpec spec, List<String> prompts) {}

    /**
     * Reads the providers of a suite: labels, ids, mappings, files that hold one, and {@code id: {…}}.
     *
     * @param shared those of the config, by label
     */
    List<Named> named(Mapping suite, Map<String, ModelSpec> shared, PromptFolder folder, Path file) {
        List<Tree> items = new ArrayList<>();
        for (Tree item : suite.items("providers")) {
            String reference = PromptFolder.reference(item, PromptKeys.TREE_FILES);
            List<Path> files = reference == null
                    ? List.of()
                    : folder.resolveAll(reference, file, item.where(), PromptKeys.TREE_FILES);
            for (Path named : files) {
                Tree tree = folder.tree(named);
                items.addAll(tree instanceof Tree.Items list ? list.items() : tree == null ? List.of() : List.of(tree));
            }
            if (reference == null) {
                items.add(item);
            }
        }
        Map<String, Named> found = new LinkedHashMap<>();
        for (Tree item : items) {
            Tree plain = withId(item);
            ModelSpec spec = spec(plain, shared);
            if (spec != null && found.putIfAbsent(spec.label(), new Named(spec, prompts(plain))) != null) {
                problems.error(item.where(), "the provider '" + spec.label() + "' stands here twice.");
            }
        }
        return new ArrayList<>(found.values());
    }

    /** promptfoo's {@code openai:gpt: {config: …}}, as a mapping with an {@code id}. */
    private static Tree withId(Tree item) {
        if (!(item instanceof Tree.Fields fields) || fields.fields().size() != 1) {
            return item;
        }
        Tree.Field only = fields.fields().values().iterator().next();
        if (!ID.matcher(only.key()).matches() || !(only.value() instanceof Tree.Fields config)) {
            return item;
        }
        Map<String, Tree.Field> all = new LinkedHashMap<>(config.fields());
        all.putIfAbsent("id", new Tree.Field("id", only.where(), new Tree.Leaf(only.key(), only.where())));
        return new Tree.Fields(all, item.where());
    }

    private List<String> prompts(Tree item) {
        return item instanceof Tree.Fields
                ? Mapping.of(item, PromptKeys.PROVIDER, "a provider", new Problems())
                        .texts("prompts")
                : List.of();
    }

    /** The provider that grades: a label, an id or a mapping; of promptfoo's {@code {text: …}}, what is named there. */
    @Nullable ModelSpec judge(Tree tree, Map<String, ModelSpec> shared) {
        if (tree instanceof Tree.Fields fields && fields.get("text") != null && fields.get("id") == null) {
            fields.fields().values().forEach(field -> {
                if (field.key().equals("embedding")) {
                    problems.error(
                            field.where(), "'embedding' here is refused: 'embeddings' stands in driftgauge.yaml.");
                } else if (!field.key().equals("text")) {
                    problems.error(field.where(), "unknown kind of judge '" + field.key() + "'. There is 'text'.");
                }
            });
            Tree text = fields.get("text");
            return text == null ? null : spec(withId(text), shared);
        }
        return spec(withId(tree), shared);
    }

    private @Nullable ModelSpec spec(Tree item, Map<String, ModelSpec> shared) {
        ModelSpec spec = item instanceof Tree.Leaf leaf ? named(leaf, shared) : inline(item);
        ModelSpec other = spec == null ? null : shared.get(spec.label());
        if (other != null && item instanceof Tree.Fields && !other.equals(spec)) {
            problems.error(
                    item.where(),
                    "the provider '" + other.label() + "' is in driftgauge.yaml too (" + other.where()
                            + "). Name it by its label alone, or choose another label.");
        }
        return spec;
    }

    /**
     * Reads the providers that a mapping names.
     *
     * @param shared those of the config, by label
     */
    List<ModelSpec> read(Mapping mapping, Map<String, ModelSpec> shared) {
        return read(mapping.items("providers"), shared);
    }

    /** Those that these items name. */
    List<ModelSpec> read(List<Tree> items, Map<String, ModelSpec> shared) {
        Map<String, ModelSpec> found = new LinkedHashMap<>();
        for (Tree item : items) {
            ModelSpec spec = spec(withId(item), shared);
            if (spec != null && found.putIfAbsent(spec.label(), spec) != null) {
                problems.error(item.where(), "the provider '" + spec.label() + "' stands here twice.");
            }
        }
        return new ArrayList<>(found.values());
    }

    private @Nullable ModelSpec named(Tree.Leaf leaf, Map<String, ModelSpec> shared) {
        if (!(leaf.value() instanceof String text) || text.isBlank()) {
            problems.error(
                    leaf.where(), "a provider must be a label or an id (vendor:model), but is " + leaf.kind() + ".");
            return null;
        }
        ModelSpec known = shared.get(text);
        if (known != null) {
            return known;
        }
        if (ID.matcher(text).matches()) {
            return spec(text, null, Map.of(), false, leaf.where(), null);
        }
        problems.error(
                leaf.where(),
                "unknown provider '" + text + "'. "
                        + (shared.isEmpty()
                                ? "There is none in driftgauge.yaml; here it needs an id (vendor:model)."
                                : Nearest.hint("providers", text, shared.keySet())));
        return null;
    }

    private @Nullable ModelSpec inline(Tree item) {
        int before = problems.errorCount();
        Mapping mapping = Mapping.of(item, PromptKeys.PROVIDER, "a provider", problems);
        String id = mapping.text("id");
        if (id == null) {
            if (problems.errorCount() == before) {
                problems.error(item.where(), "a provider needs an 'id' (vendor:model).");
            }
            return null;
        }
        Tree config = mapping.get("config");
        if (config != null && !(config instanceof Tree.Fields)) {
            problems.error(
                    config.where(),
                    "'config' of the provider '" + id + "' must be a mapping, but is " + config.kind() + ".");
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        if (config instanceof Tree.Fields fields) {
            secrets(fields, id);
            fields.fields().forEach((name, field) -> {
                Object value = field.value().plain();
                if (value instanceof String text && text.startsWith(PromptFolder.REFERENCE)) {
                    problems.error(
                            field.where(),
                            "'" + name + "' of the provider '" + id + "' names a file; a provider's config reads none:"
                                    + " write its content here.");
                } else if (value != null) {
                    plain.put(name, value);
                }
            });
        }
        boolean optional = Boolean.TRUE.equals(mapping.flag("optional"));
        return spec(id, mapping.text("label"), plain, optional, item.where(), new PriceReader(problems).read(mapping));
    }

    private @Nullable ModelSpec spec(
            String id,
            @Nullable String label,
            Map<String, Object> config,
            boolean optional,
            Location where,
            @Nullable Price price) {
        String fault = fault(id);
        if (fault != null) {
            problems.error(where, "the provider '" + id + "' " + fault);
            return null;
        }
        String name = label == null ? derived(id) : label;
        return Names.fault(name)
                .map(wrong -> {
                    problems.error(where, "the label '" + name + "' of the provider '" + id + "' " + wrong);
                    return (ModelSpec) null;
                })
                .orElseGet(() -> new ModelSpec(id, name, config, optional, where, price));
    }

    /** What is wrong with an id, for a message that goes on after it; null if nothing is. */
    static @Nullable String fault(String id) {
        if (CODE.stream().anyMatch(id::startsWith)) {
            return Keys.CODE;
        }
        if (id.startsWith("webhook:")) {
            return Keys.SERVICE;
        }
        if (id.startsWith("ws:") || id.startsWith("wss:")) {
            return Keys.LATER;
        }
        return ID.matcher(id).matches() ? null : "is no id: it must be vendor:model, for example djl:tiny-2026.1.";
    }

    private static String derived(String id) {
        return Names.fault(id.replace(':', '-')).isEmpty() ? id.replace(':', '-') : Names.slug(id);
    }

    private void secrets(Tree.Fields fields, String id) {
        for (Tree.Field field : fields.fields().values()) {
            if (field.value() instanceof Tree.Fields inner) {
                secrets(inner, id);
            } else if (Secrets.isSecretName(field.key())
                    && field.value() instanceof Tree.Leaf leaf
                    && leaf.value() instanceof String text
                    && !text.isBlank()) {
                problems.error(
                        field.where(),
                        "'" + field.key() + "' of the provider '" + id + "' holds a key. Keys come from environment"
                                + " variables only: take it out of the file.");
            }
        }
    }
}
