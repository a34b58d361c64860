package io.driftgauge.allure.generator;

import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.entity.Attachment;
import io.qameta.allure.entity.TestResult;
import java.nio.file.Path;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A launch whose sets of results are lists behind: the generator's own are built anew by every part that asks, and each time
 * every text of every result is hashed. Results are as they were read, each once, so there is nothing to compare.
 */
final class OneLaunch implements LaunchResults {

    private final LaunchResults read;
    private final List<TestResult> results;

    OneLaunch(LaunchResults read) {
        this.read = read;
        this.results = List.copyOf(read.getAllResults());
    }

    @Override
    public Set<TestResult> getResults() {
        return new Listed(results.stream().filter(r -> !r.isHidden()).toList());
    }

    @Override
    public Set<TestResult> getAllResults() {
        return new Listed(results);
    }

    @Override
    public Map<Path, Attachment> getAttachments() {
        return read.getAttachments();
    }

    @Override
    public <T> Optional<T> getExtra(String name) {
        return read.getExtra(name);
    }

    private static final class Listed extends AbstractSet<TestResult> {

        private final List<TestResult> list;

        Listed(List<TestResult> list) {
            this.list = list;
        }

        @Override
        public Iterator<TestResult> iterator() {
            return list.iterator();
        }

        @Override
        public int size() {
            return list.size();
        }
    }
}
