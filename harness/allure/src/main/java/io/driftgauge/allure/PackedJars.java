package io.driftgauge.allure;

import io.driftgauge.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The generator's jars on disk, where a class loader can read them. They are unpacked once into a folder named by their
 * checksums, and checked against these before each use: what someone else put there is not loaded. Several processes may
 * do so at once. Closing it, after the class loader, deletes what was unpacked for this use alone.
 */
final class PackedJars implements AutoCloseable {

    private static final String PACKED = "META-INF/driftgauge/allure-generator/";

    private final Path folder;
    private final Map<String, String> checksums;
    private final boolean ours;

    private PackedJars(Path folder, Map<String, String> checksums, boolean ours) {
        this.folder = folder;
        this.checksums = checksums;
        this.ours = ours;
    }

    /**
     * Unpacks them unless they are there.
     *
     * @param cache may not exist yet
     * @throws IOException if they can't be written, or are not on the class path
     */
    static PackedJars unpacked(Path cache, ClassLoader from) throws IOException {
        String index = read(PACKED + "index.csv", from);
        Map<String, String> checksums = checksums(index);
        Files.createDirectories(cache);
        String name = "allure-generator-" + Sha256.hex(index).substring(0, 16);
        Path shared = cache.resolve(name);
        Path fresh = Files.createTempDirectory(cache, name + "-");
        if (intact(shared, checksums, fresh)) {
            Folders.delete(fresh);
            return new PackedJars(shared, checksums, false);
        }
        for (String jar : checksums.keySet()) {
            try (InputStream in = open(PACKED + jar, from)) {
                Files.copy(in, fresh.resolve(jar));
            }
        }
        if (!intact(fresh, checksums, fresh)) {
            throw new IOException("The jars packed in driftgauge-allure-generator are not those of its index.");
        }
        try {
            Files.move(fresh, shared, StandardCopyOption.ATOMIC_MOVE);
            return new PackedJars(shared, checksums, false);
        } catch (FileSystemException e) {
            // another process was faster, or what stands there is not ours: this use has its own copy
            return new PackedJars(fresh, checksums, true);
        }
    }

    URL[] urls() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String jar : checksums.keySet()) {
            urls.add(folder.resolve(jar).toUri().toURL());
        }
        return urls.toArray(new URL[0]);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        if (ours) {
            Folders.delete(folder);
        }
    }

    /** True if it is this user's, as the folder just made is, and holds just what was packed. */
    private static boolean intact(Path folder, Map<String, String> checksums, Path justMade) throws IOException {
        if (!Files.isDirectory(folder) || !Files.getOwner(folder).equals(Files.getOwner(justMade))) {
            return false;
        }
        for (Map.Entry<String, String> jar : checksums.entrySet()) {
            Path file = folder.resolve(jar.getKey());
            if (!Files.isRegularFile(file) || !Sha256.hex(file).equals(jar.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** File names and their SHA-256, in hex; the first line is a comment. */
    private static Map<String, String> checksums(String index) throws IOException {
        Map<String, String> checksums = new LinkedHashMap<>();
        for (String line : index.lines().filter(l -> !l.startsWith("#")).toList()) {
            String[] parts = line.split(",", -1);
            if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9._-]+\\.jar")) {
                throw new IOException("The index of driftgauge-allure-generator is not as expected: " + line);
            }
            checksums.put(parts[0], parts[1]);
        }
        return checksums;
    }

    private static String read(String resource, ClassLoader from) throws IOException {
        try (InputStream in = open(resource, from)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String resource, ClassLoader from) throws IOException {
        InputStream in = from.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException(resource + " is not on the class path: is driftgauge-allure-generator excluded?");
        }
        return in;
    }
}
