package io.driftgauge.allure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A report in a real browser, without a window, that tells what scripts said and what was asked of any network. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final ChromeDriver driver;
    private final List<String> requests = new ArrayList<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Whether this machine has one: for {@link org.junit.jupiter.api.condition.EnabledIf}. */
    static boolean isPresent() {
        return program("chromium", "chromium-browser", "google-chrome").isPresent()
                && program("chromedriver").isPresent();
    }

    private static Optional<Path> program(String... names) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(java.io.File.pathSeparator, -1))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Started with a script that counts what hostile texts would call. */
    static Browser start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium", "chromium-browser", "google-chrome")
                .orElseThrow()
                .toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--window-size=1440,1000");
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        logging.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver").orElseThrow().toFile())
                .withSilent(true)
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.driver.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", "window.dgRan = 0; window.alert = () => { window.dgRan++; };"));
        return browser;
    }

    /** Opens a page of the file; the part after {@code #} may be empty. */
    void open(Path page, String route) {
        driver.get("about:blank");
        driver.get(page.toUri() + "#" + route);
    }

    /** Goes to another part of the page that is open. */
    void go(String route) {
        script("location.hash = arguments[0]", "#" + route);
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The first of them, once it is there. */
    WebElement one(String css) {
        until("document.querySelector(what)", css);
        return all(css).get(0);
    }

    /** What the page says, folded parts too. */
    String text(String css) {
        one(css);
        return String.valueOf(
                script("return [...document.querySelectorAll(arguments[0])].map(e => e.textContent).join('\\n')", css));
    }

    void waitFor(String text) {
        until("document.body.textContent.includes(what)", text);
    }

    void press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    void waitForRoute(String part) {
        until("location.hash.includes(what)", part);
    }

    void type(String css, String text) {
        one(css).sendKeys(text);
    }

    @Nullable Object script(String source, Object... arguments) {
        return driver.executeScript(source, arguments);
    }

    @Nullable Object eventually(String source, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return driver.executeAsyncScript(source, arguments);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** What was told on the console so far, the policy's refusals among it. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** Addresses beyond the file itself that the page asked for. */
    List<String> requests() throws JsonProcessingException {
        for (var entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = Json.parse(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                requests.add(message.at("/params/request/url").asText());
            }
        }
        return requests.stream()
                .filter(url -> !url.startsWith("file:") && !url.startsWith("data:") && !url.startsWith("about:"))
                .toList();
    }

    /** How often a text got to run. */
    long ran() {
        return ((Number) Objects.requireNonNull(script("return window.dgRan"))).longValue();
    }

    /** Asks the page itself again and again; what is not there after so long will not come. */
    private void until(String condition, String what) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        try {
            driver.executeAsyncScript(
                    "const what = arguments[0]; const done = arguments[1];" + "const look = () => " + condition
                            + " ? done(true) : setTimeout(look, 30); look();",
                    what);
        } catch (ScriptTimeoutException e) {
            throw new AssertionError("Not on the page: " + what + "; console: " + console(), e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
