package io.driftgauge.allure;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whole folders at once. Links are never followed. */
final class Folders {

    private Folders() {}

    /** A new folder beside that one, so that it can be moved there. */
    static Path beside(Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("Not a folder for reports: " + target);
        }
        Files.createDirectories(parent);
        return Files.createDirectory(parent.resolve("." + target.getFileName() + "-" + UUID.randomUUID()));
    }

    /** Puts the new folder in the target's place; until it stands there, the old one is kept. */
    static void replace(Path target, Path with) throws IOException {
        Path old = null;
        if (Files.exists(target)) {
            old = beside(target);
            Files.move(target, old, StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            Files.move(with, target);
        } catch (IOException e) {
            if (old != null) {
                Files.move(old, target);
            }
            throw e;
        }
        if (old != null) {
            delete(old);
        }
    }

    /** Deletes it with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
