package io.driftgauge.allure;

import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A folder of Allure results, written whole and then put in place. The lifecycle is one of our own: a user's own, its
 * folder and its listeners hear nothing of it.
 */
final class ResultsFolder {

    private ResultsFolder() {}

    /**
     * Replaces the folder.
     *
     * @param entries made and written on all cores: what takes time is to open so many files
     * @param history the kept history, to be copied in for whoever makes a report; may not exist yet
     * @param files the other files, by name: for Allure, and the data of our tab
     */
    static void write(Path folder, List<Supplier<Entry>> entries, Map<String, String> files, Path history)
            throws IOException {
        Path fresh = Folders.beside(folder);
        try {
            AllureLifecycle lifecycle = lifecycle(fresh);
            entries.parallelStream().forEach(entry -> write(entry.get(), lifecycle));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.write(fresh.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            if (Files.isDirectory(history)) {
                KeptHistory.copy(history, fresh.resolve("history"));
            }
            Folders.replace(folder, fresh);
        } finally {
            Folders.delete(fresh);
        }
    }

    private static void write(Entry entry, AllureLifecycle lifecycle) {
        String uuid = entry.result().getUuid();
        lifecycle.scheduleTestCase(entry.result());
        lifecycle.setCurrentTestCase(uuid);
        for (Entry.Attached attached : entry.attachments()) {
            lifecycle.addAttachment(
                    attached.name(),
                    attached.type(),
                    attached.extension(),
                    attached.text().getBytes(StandardCharsets.UTF_8));
        }
        lifecycle.updateTestCase(uuid, result -> result.setStage(Stage.FINISHED));
        lifecycle.writeTestCase(uuid);
    }

    /** A lifecycle looks for its listeners through the thread's class loader; this one is to find none. */
    private static AllureLifecycle lifecycle(Path folder) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return new AllureLifecycle(new FileSystemResultsWriter(folder));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
