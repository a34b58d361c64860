package io.driftgauge.baseline;

import io.driftgauge.base.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Says which parts of a request differ. */
final class RequestChanges {

    private RequestChanges() {}

    static Phrase between(RequestHash before, RequestHash now) {
        List<Phrase> changes = new ArrayList<>();
        if (before.version() != now.version()) {
            changes.add(Phrase.of("request.version", before.version(), now.version()));
        }
        messages(before.messages(), now.messages(), changes);
        parameters(before, now, changes);
        return changes.isEmpty() ? Phrase.of("request.changed") : Phrase.list("list.comma", changes);
    }

    private static void messages(List<String> before, List<String> now, List<Phrase> changes) {
        if (before.size() != now.size()) {
            changes.add(Phrase.of("request.chat", Phrase.count("count.messages", now.size()), before.size()));
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!before.get(i).equals(now.get(i))) {
                String role = role(now.get(i));
                boolean only = now.stream().filter(m -> role(m).equals(role)).count() == 1;
                changes.add(
                        only ? Phrase.of("request.message", role) : Phrase.of("request.message.number", role, i + 1));
            }
        }
    }

    private static void parameters(RequestHash before, RequestHash now, List<Phrase> changes) {
        TreeSet<String> names = new TreeSet<>(before.parameters().keySet());
        names.addAll(now.parameters().keySet());
        for (String name : names) {
            String old = before.parameters().get(name);
            String current = now.parameters().get(name);
            if (old == null) {
                changes.add(Phrase.of("request.new", name));
            } else if (current == null) {
                changes.add(Phrase.of("request.gone", name));
            } else if (!old.equals(current)) {
                changes.add(Phrase.of("request.parameter", name));
            }
        }
    }

    private static String role(String message) {
        return message.substring(0, message.indexOf(' '));
    }
}
