package io.driftgauge.bench.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** How long a browser takes from the start of a page until an element of it is there and has been painted. */
final class Opening {

    private Opening() {}

    static boolean isPossible() {
        return program("chromium").isPresent() && program("chromedriver").isPresent();
    }

    private static Optional<File> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }

    /** Seconds, a fresh browser each time; by the browser's own clock. */
    static List<Double> seconds(Path page, String route, String element, int times) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            ChromeOptions options = new ChromeOptions();
            options.setBinary(program("chromium").orElseThrow());
            options.setPageLoadStrategy(PageLoadStrategy.NONE);
            options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1440,1000");
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(program("chromedriver").orElseThrow())
                    .withSilent(true)
                    .build();
            ChromeDriver driver = new ChromeDriver(service, options);
            try {
                driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
                driver.get(page.toUri() + route);
                driver.executeScript("return 1");
                Object millis = driver.executeAsyncScript(
                        "const [what, done] = arguments; const look = () => document.querySelector(what)"
                                + " ? requestAnimationFrame(() => done(performance.now())) : setTimeout(look, 5); look();",
                        element);
                seconds.add(millis instanceof Number number ? number.doubleValue() / 1000 : Double.NaN);
            } finally {
                driver.quit();
            }
        }
        return seconds;
    }
}
