package io.driftgauge.model.shard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.AtomicFiles;
import io.driftgauge.base.Json;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.VisibleJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the models of one shard were asked and said, as it comes. Thread-safe. */
public final class ShardLog {

    private final ShardHeader header;
    private final Secrets secrets;
    private final List<String> lines = new ArrayList<>();

    /**
     * An empty log.
     *
     * @param secrets what no line may tell
     */
    public ShardLog(ShardHeader header, Secrets secrets) {
        this.header = header;
        this.secrets = secrets;
    }

    synchronized void add(ObjectNode line) {
        lines.add(secrets.redact(Json.line(line)));
    }

    /**
     * Writes all that came so far, whole.
     *
     * @param folder where the file of this shard lies
     * @return the file
     */
    public synchronized Path write(Path folder) throws IOException {
        Path file = folder.resolve(header.fileName());
        StringBuilder text = new StringBuilder(Json.line(header.json())).append('\n');
        lines.forEach(line -> text.append(VisibleJson.of(line)).append('\n'));
        AtomicFiles.write(file, text.toString());
        return file;
    }
}
