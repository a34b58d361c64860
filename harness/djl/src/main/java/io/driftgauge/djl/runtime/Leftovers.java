package io.driftgauge.djl.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that are being written beside their place, and what a killed JVM left of them. Who writes one holds a lock on it,
 * which ends with the JVM: one without a lock is nobody's.
 */
final class Leftovers {

    private static final String SUFFIX = ".tmp";

    /** Those of this JVM; a lock must not be asked for by the JVM that holds it. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private Leftovers() {}

    /** A file being written. */
    record Beside(Path file, FileChannel channel) implements AutoCloseable {

        void write(InputStream in) throws IOException {
            in.transferTo(Channels.newOutputStream(channel));
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
            OURS.remove(file);
            Files.deleteIfExists(file);
        }
    }

    static Beside beside(Path folder, String name) throws IOException {
        Path file = Files.createTempFile(folder, prefix(name), SUFFIX).toAbsolutePath();
        OURS.add(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            throw new IOException("another process has locked " + file.getFileName());
        }
        return new Beside(file, channel);
    }

    /** Removes those of that name that nobody is writing any more. */
    static void remove(Path folder, String name) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, prefix(name) + "*" + SUFFIX)) {
            for (Path file : left) {
                if (!OURS.contains(file.toAbsolutePath()) && isFree(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isFree(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException e) {
            // Gone, or somebody else's.
            return false;
        }
    }

    private static String prefix(String name) {
        return "." + name;
    }
}
