package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.model.Part;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the pictures of chat messages: at {@code https:} URLs, in {@code data:} URLs, and in files of the folder. */
final class Pictures {

    static final List<String> EXTENSIONS = List.of("png", "jpg", "jpeg", "gif", "webp");

    /** What the largest of the vendors takes. */
    static final int MOST_BYTES = 20 << 20;

    private static final String KINDS = "PNG, JPEG, GIF or WebP";
    private static final Pattern DATA = Pattern.compile("data:image/(?:png|jpeg|gif|webp);base64,");

    private final PromptFolder folder;
    private final Problems problems;
    private final Map<Path, Part> read = new HashMap<>();

    Pictures(PromptFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * The picture at a URL; null if there is a problem, which is then noted.
     *
     * @param url its templates filled in
     * @param where the URL stands; files are looked for beside that file
     */
    @Nullable Part find(String url, Location where) {
        if (url.startsWith(PromptFolder.REFERENCE)) {
            return file(url.strip(), where);
        }
        if (url.startsWith("data:")) {
            return data(url, where);
        }
        if (isAddress(url)) {
            return new Part.ImageUrl(url);
        }
        problems.error(
                where,
                "'url' of a picture must be an https: URL, a data: URL or file://…, but is "
                        + new Tree.Leaf(url, where).kind() + ".");
        return null;
    }

    private @Nullable Part file(String reference, Location where) {
        Path file = folder.resolve(reference, folder.real(where.file()), where, EXTENSIONS);
        if (file == null || read.containsKey(file)) {
            return file == null ? null : read.get(file);
        }
        byte[] bytes = folder.bytes(file, MOST_BYTES);
        if (bytes == null) {
            return null;
        }
        String mediaType = mediaType(bytes);
        if (mediaType == null) {
            problems.error(where, "'" + reference + "' is no picture that models take: " + KINDS + ".");
            return null;
        }
        Part picture = new Part.Image(mediaType, Base64.getEncoder().encodeToString(bytes));
        read.put(file, picture);
        return picture;
    }

    private @Nullable Part data(String url, Location where) {
        Matcher head = DATA.matcher(url);
        if (!head.lookingAt()) {
            problems.error(
                    where,
                    "a picture's data: URL must start with 'data:image/<type>;base64,' and hold a " + KINDS + ".");
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(url.substring(head.end()));
            if (bytes.length > 0 && bytes.length <= MOST_BYTES) {
                return Part.image(url);
            }
            problems.error(where, "a picture must not be empty, nor larger than " + (MOST_BYTES >> 20) + " MiB.");
        } catch (IllegalArgumentException e) {
            problems.error(where, "the picture's data: URL is no base64.");
        }
        return null;
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = URI.create(url);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** By the first bytes, since servers refuse a picture that is not what its type says. */
    private static @Nullable String mediaType(byte[] bytes) {
        if (starts(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return "image/png";
        }
        if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
            return "image/jpeg";
        }
        if (starts(bytes, 0, 'G', 'I', 'F', '8')) {
            return "image/gif";
        }
        return starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P') ? "image/webp" : null;
    }

    private static boolean starts(byte[] bytes, int from, int... expected) {
        if (bytes.length < from + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[from + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
