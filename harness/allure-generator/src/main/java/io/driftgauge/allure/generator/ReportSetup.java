package io.driftgauge.allure.generator;

import io.qameta.allure.Extension;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.Plugin;
import java.util.List;
import java.util.stream.Stream;

/** What the generator runs with: just these extensions and this plugin. */
final class ReportSetup implements Configuration {

    private final String reportName;
    private final String language;
    private final List<Extension> extensions;
    private final Plugin plugin;

    ReportSetup(String reportName, String language, List<Extension> extensions, Plugin plugin) {
        this.reportName = reportName;
        this.language = language;
        this.extensions = Stream.concat(extensions.stream(), plugin.getExtensions().stream())
                .toList();
        this.plugin = plugin;
    }

    /** Only for usage data, which is cut from the page. */
    @Override
    public String getUuid() {
        return "";
    }

    /** Likewise. */
    @Override
    public String getVersion() {
        return "";
    }

    @Override
    public String getReportName() {
        return reportName;
    }

    @Override
    public String getReportLanguage() {
        return language;
    }

    @Override
    public List<Plugin> getPlugins() {
        return List.of(plugin);
    }

    @Override
    public List<Extension> getExtensions() {
        return extensions;
    }
}
