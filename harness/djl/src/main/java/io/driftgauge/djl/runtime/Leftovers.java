package io.driftgauge.djl.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Files that are being written beside their place, and what a killed JVM left of them. Who writes one holds a lock on it,
 * which ends with the JVM: one without a lock is nobody's.
 */
final class Leftovers {

    private static final String SUFFIX = ".tmp";

    private static final int TRIES = 100;

    /** Those of this JVM; a lock must not be asked for by the JVM that holds it. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private Leftovers() {}

    /**
     * A file being written. It is read through its own channel only: on POSIX systems, to open and close it a second time
     * would end the lock.
     */
    record Beside(Path file, FileChannel channel) implements AutoCloseable {

        void write(InputStream in) throws IOException {
            in.transferTo(Channels.newOutputStream(channel));
            channel.force(false);
        }

        /** What was written, from its start; not to be closed. */
        InputStream content() throws IOException {
            return Channels.newInputStream(channel.position(0));
        }

        @Override
        public void close() throws IOException {
            channel.close();
            OURS.remove(file);
            Files.deleteIfExists(file);
        }
    }

    /** A new file, locked. Until it is, another JVM may take it for a leftover; then there is one more try. */
    static Beside beside(Path folder, String name) throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            Path file = Files.createTempFile(folder, prefix(name), SUFFIX).toAbsolutePath();
            OURS.add(file);
            Beside beside = locked(file);
            if (beside != null) {
                return beside;
            }
            OURS.remove(file);
        }
        throw new IOException("other processes take each new file away");
    }

    private static @Nullable Beside locked(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (channel.tryLock() != null && Files.exists(file)) {
            return new Beside(file, channel);
        }
        channel.close();
        return null;
    }

    /** Removes those of that name that nobody is writing any more. */
    static void remove(Path folder, String name) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, prefix(name) + "*" + SUFFIX)) {
            for (Path file : left) {
                if (!OURS.contains(file.toAbsolutePath())) {
                    removeIfFree(file);
                }
            }
        }
    }

    /** Under its lock, so that nobody can begin to write it in between. */
    private static void removeIfFree(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Gone, or somebody else's.
        }
    }

    private static String prefix(String name) {
        return "." + name;
    }
}
