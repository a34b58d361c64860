package io.driftgauge.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Says which parts of a request differ. */
final class RequestChanges {

    private RequestChanges() {}

    static String between(RequestHash before, RequestHash now) {
        List<String> changes = new ArrayList<>();
        if (before.version() != now.version()) {
            changes.add("the suite's version went from " + before.version() + " to " + now.version());
        }
        messages(before.messages(), now.messages(), changes);
        parameters(before, now, changes);
        return changes.isEmpty() ? "the request changed" : String.join(", ", changes);
    }

    private static void messages(List<String> before, List<String> now, List<String> changes) {
        if (before.size() != now.size()) {
            changes.add("the chat has " + count(now.size()) + " instead of " + before.size());
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!before.get(i).equals(now.get(i))) {
                String role = role(now.get(i));
                boolean only = now.stream().filter(m -> role(m).equals(role)).count() == 1;
                changes.add("the " + role + " message" + (only ? "" : " (number " + (i + 1) + ")") + " changed");
            }
        }
    }

    private static void parameters(RequestHash before, RequestHash now, List<String> changes) {
        TreeSet<String> names = new TreeSet<>(before.parameters().keySet());
        names.addAll(now.parameters().keySet());
        for (String name : names) {
            String old = before.parameters().get(name);
            String current = now.parameters().get(name);
            if (old == null) {
                changes.add(name + " is new");
            } else if (current == null) {
                changes.add(name + " is gone");
            } else if (!old.equals(current)) {
                changes.add(name + " changed");
            }
        }
    }

    private static String role(String message) {
        return message.substring(0, message.indexOf(' '));
    }

    private static String count(int messages) {
        return messages + (messages == 1 ? " message" : " messages");
    }
}
