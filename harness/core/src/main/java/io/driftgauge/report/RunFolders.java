package io.driftgauge.report;

import java.nio.file.Path;

/**
 * Where a run reads and writes; all absolute.
 *
 * @param root the folder that the others are shown relative to
 * @param history the history file
 */
public record RunFolders(Path root, Path prompts, Path baselines, Path reports, Path history) {}
