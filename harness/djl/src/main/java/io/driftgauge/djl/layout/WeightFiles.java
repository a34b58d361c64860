package io.driftgauge.djl.layout;

import io.driftgauge.djl.runtime.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds ONNX files where published exports have them: in the directory or its folder {@code onnx}, and in several
 * variants: {@code model.onnx}, {@code model_fp16.onnx}, {@code model_quantized.onnx}.
 *
 * @param variant the one to take, without the underscore; empty for the plain file, or the only one there is
 */
record WeightFiles(Path folder, String variant) {

    private static final List<String> FOLDERS = List.of("", "onnx");

    /** The file of that name, if it is there. */
    Optional<Path> find(String name) {
        String file = name + (variant.isEmpty() ? "" : "_" + variant) + ".onnx";
        Optional<Path> exact = FOLDERS.stream()
                .map(sub -> folder.resolve(sub).resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
        return exact.isPresent() || !variant.isEmpty() ? exact : onlyVariant(name);
    }

    private Optional<Path> onlyVariant(String name) {
        List<Path> found = variants(name);
        if (found.size() > 1) {
            TreeSet<String> names = new TreeSet<>();
            found.forEach(file -> names.add(nameOf(name, file)));
            throw Failures.at(
                    folder,
                    "holds " + name + ".onnx in several variants only: " + String.join(", ", names)
                            + ". Choose one in the provider's config, for example variant: " + names.first() + ".");
        }
        return found.stream().findFirst();
    }

    /** What there is, for messages. */
    List<Path> variants(String name) {
        return FOLDERS.stream()
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .flatMap(WeightFiles::files)
                .filter(file -> !nameOf(name, file).isEmpty())
                .toList();
    }

    private static String nameOf(String name, Path file) {
        Matcher matcher = Pattern.compile(Pattern.quote(name) + "_([a-z0-9]+(?:_[a-z0-9]+)?)\\.onnx")
                .matcher(file.getFileName().toString());
        return matcher.matches()
                        && !matcher.group(1).equals("merged")
                        && !matcher.group(1).startsWith("with_past")
                ? matcher.group(1)
                : "";
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw Failures.at(folder, "can't be read: " + Failures.reason(e), e);
        }
    }
}
