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
        Path file = root.resolve(folder).resolve(name);
        try {
            createOwn();
            if (Files.isRegularFile(file) && Sha256.hex(file).equals(sha256)) {
                return file;
            }
            Files.createDirectories(root.resolve(folder));
            Path beside = Files.createTempFile(root.resolve(folder), "." + name, ".tmp");
            try {
                try (InputStream in = source.open()) {
                    Files.copy(in, beside, StandardCopyOption.REPLACE_EXISTING);
                }
                String actual = Sha256.hex(beside);
                if (!actual.equals(sha256)) {
                    throw Failures.at(
                            Path.of(name), wrong + " Its SHA-256 is " + actual + " and should be " + sha256 + ".");
                }
                move(beside, file);
            } finally {
                Files.deleteIfExists(beside);
            }
            return file;
        } catch (IOException e) {
            throw Failures.at(
                    file,
                    "can't be unpacked (" + Failures.reason(e) + "). Set " + SETTING
                            + " to a folder that can be written and has room.",
                    e);
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
