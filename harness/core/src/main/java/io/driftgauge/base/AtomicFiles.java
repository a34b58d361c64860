package io.driftgauge.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes whole files: beside, flushed to the disk, then moved into place. A reader or a crash sees the old file or the
 * new one, never half of one; if writing fails the old one stays and nothing is left behind.
 */
public final class AtomicFiles {

    private AtomicFiles() {}

    /** Writes the text as UTF-8, creating the folders above it; a link is followed, not replaced. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the bytes, creating the folders above them; a link is followed, not replaced. */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        Path name = target.getFileName();
        if (folder == null || name == null) {
            throw new IOException("Not a file: " + file);
        }
        Files.createDirectories(folder);
        Path beside = folder.resolve("." + name + "." + UUID.randomUUID() + ".tmp");
        try {
            flush(beside, bytes);
            move(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
        flushFolder(folder);
    }

    private static void flush(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the move itself durable where the system lets a folder be opened (Windows does not). */
    private static void flushFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notSupported) {
            // The file itself is whole and in place; only its name may be lost if the machine stops now.
        }
    }
}
