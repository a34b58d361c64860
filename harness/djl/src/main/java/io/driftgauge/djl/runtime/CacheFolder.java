package io.driftgauge.djl.runtime;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Settings;
import io.driftgauge.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Where files that come in jars are unpacked, because ONNX Runtime wants them on disk. Safe for JVMs that unpack at once:
 * a file is written beside and moved into place, its name and folder hold its checksum, and it is checked at every use.
 */
public final class CacheFolder {

    /** The setting that moves it; by default a folder of the user's own below {@code java.io.tmpdir}. */
    public static final String SETTING = "driftgauge.cache";

    private static final Set<PosixFilePermission> OTHERS_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path root;
    private final boolean named;

    private CacheFolder(Path root, boolean named) {
        this.root = root;
        this.named = named;
    }

    /** As the settings say. */
    public static CacheFolder of(Settings settings) {
        return settings.get(SETTING)
                .map(folder -> new CacheFolder(Path.of(folder).toAbsolutePath(), true))
                .orElseGet(() -> new CacheFolder(
                        Path.of(System.getProperty("java.io.tmpdir", "."))
                                .toAbsolutePath()
                                .resolve("driftgauge-"
                                        + System.getProperty("user.name", "user")
                                                .replaceAll("[^A-Za-z0-9._-]", "_")),
                        false));
    }

    /** Opens the bytes to unpack. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * The file with exactly these bytes, unpacked if it isn't there yet or was damaged.
     *
     * @param folder name of the folder below the cache, which should hold a checksum
     * @param sha256 of the bytes, in hex
     * @throws InvalidInputException if the source has other bytes ({@code wrong} is the message) or the folder can't be
     *     written
     */
    public Path file(String folder, String name, String sha256, Source source, String wrong) {
        return file(folder, name, source, content -> {
            String actual = Sha256.hex(content);
            return actual.equals(sha256) ? "" : wrong + " Its SHA-256 is " + actual + " and should be " + sha256 + ".";
        });
    }

    /** A native library out of a jar that was checked when it came; size and CRC tell whether it is whole. */
    Path library(String folder, String name, long size, long crc, Source source) {
        return file(folder, name, source, content -> {
            CRC32 sum = new CRC32();
            long length = 0;
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                sum.update(buffer, 0, read);
                length += read;
            }
            boolean whole = length == size && sum.getValue() == crc;
            return whole ? "" : "is not whole. Remove it, or set " + SETTING + " to another folder.";
        });
    }

    /** Says what is wrong with a file's content, which it leaves open; nothing if it is whole. */
    @FunctionalInterface
    private interface Check {
        String complaint(InputStream content) throws IOException;
    }

    private Path file(String folder, String name, Source source, Check check) {
        Path file = root.resolve(folder).resolve(name);
        try {
            createOwn();
            if (Files.isRegularFile(file) && complaint(check, file).isEmpty()) {
                Leftovers.remove(root.resolve(folder), name);
                return file;
            }
            Files.createDirectories(root.resolve(folder));
            try (Leftovers.Beside beside = Leftovers.beside(root.resolve(folder), name)) {
                try (InputStream in = source.open()) {
                    beside.write(in);
                }
                String complaint = check.complaint(beside.content());
                if (!complaint.isEmpty()) {
                    throw Failures.at(Path.of(name), complaint);
                }
                move(beside.file(), file);
            }
            Leftovers.remove(root.resolve(folder), name);
            return file;
        } catch (IOException e) {
            throw Failures.at(
                    file,
                    "can't be unpacked (" + Failures.reason(e) + "). Set " + SETTING
                            + " to a folder that can be written and has room.",
                    e);
        }
    }

    private static String complaint(Check check, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return check.complaint(content);
        }
    }

    /** A folder that others could write to, or that another user made first, could have its files exchanged. */
    private void createOwn() throws IOException {
        if (named || !root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(root);
            return;
        }
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root.toAbsolutePath().getParent());
            try {
                Files.createDirectory(
                        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (java.nio.file.FileAlreadyExistsException e) {
                // Another JVM was first; it is looked at below like any other.
            }
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(root);
        if (permissions.stream().anyMatch(OTHERS_WRITE::contains)) {
            throw Failures.at(
                    root,
                    "is a cache folder that other users can write to. Remove it, or set " + SETTING
                            + " to a folder of your own.");
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
