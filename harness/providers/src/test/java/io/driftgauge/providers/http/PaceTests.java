package io.driftgauge.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.providers.http.LimitedServer.Limit;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTests {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "window, 1, 0", "window, 20, 0", "window, 200, 0",
        "window, 1, 1000", "window, 20, 1000", "window, 200, 1000",
        "bucket, 1, 0", "bucket, 20, 0", "bucket, 200, 0",
        "bucket, 1, 1000", "bucket, 20, 1000", "bucket, 200, 1000"
    })
    void uses_nearly_all_of_a_limit_of_fifty_a_second(String kind, long latency, long asked) {
        Limit limit = kind.equals("window") ? LimitedServer.window(50) : LimitedServer.bucket(50, 10);
        LimitedServer server = new LimitedServer(limit, latency, asked, 32);

        double seconds = server.run(4_000);

        assertThat(4_000 / seconds).as(server.refused + " refused").isGreaterThanOrEqualTo(asked == 0 ? 47 : 43);
        assertThat(server.refused).isLessThanOrEqualTo(80);
        assertThat(server.most).as("tries of a call").isLessThan(6);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void uses_most_of_a_limit_within_the_first_seconds(long seed) {
        LimitedServer server = new LimitedServer(LimitedServer.tight(50), 20, 0, 32, seed);

        double seconds = server.run(1_000);

        assertThat(1_000 / seconds).as(server.refused + " refused").isGreaterThanOrEqualTo(47);
        assertThat(server.refused).isLessThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void finds_any_limit_and_holds_it(int perSecond, String kind, long latency, long seed) {
        Limit limit = kind.equals("window") ? LimitedServer.window(perSecond) : LimitedServer.tight(perSecond);
        LimitedServer server = new LimitedServer(limit, latency, 0, 64, seed);

        server.begin(90 * perSecond);
        double first = server.until(30 * perSecond);
        int refused = server.refused;
        double then = server.until(60 * perSecond) - first;

        assertThat(30 / first).as("used at first").isGreaterThanOrEqualTo(0.8);
        assertThat(30 / then).as("used then").isGreaterThanOrEqualTo(0.87);
        assertThat(refused).as("refused at first").isLessThanOrEqualTo(150);
        assertThat(server.refused - refused).as("refused then").isLessThanOrEqualTo(25);
        assertThat(server.most).as("tries of a call").isLessThan(10);
    }

    static Stream<Arguments> limits() {
        Random random = new Random(11);
        return Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500)
                .flatMap(perSecond -> Stream.of("window", "bucket")
                        .flatMap(kind -> Stream.of(5, 50, 100)
                                .map(latency -> Arguments.of(perSecond, kind, latency, random.nextLong()))));
    }

    @ParameterizedTest
    @CsvSource({"50, 10", "50, 100", "200, 10", "50, 49"})
    void follows_a_limit_that_changes(int before, int after) {
        Limit limit = LimitedServer.changing(LimitedServer.tight(before), 60, LimitedServer.tight(after));
        LimitedServer server = new LimitedServer(limit, 50, 0, 32);

        double seconds = server.run(60 * before + 120 * after);

        assertThat(seconds).as(server.refused + " refused").isLessThanOrEqualTo(220);
        assertThat(server.refused).isLessThanOrEqualTo(80);
        assertThat(server.most).as("tries of a call").isLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 30, 500})
    void gives_up_no_call_where_a_minute_is_counted(int perMinute) {
        LimitedServer server = new LimitedServer(LimitedServer.aMinute(perMinute), 500, 0, 8);

        double seconds = server.run(10 * perMinute);

        assertThat(seconds).isLessThanOrEqualTo(660);
        assertThat(server.most).as("tries of a call").isLessThan(10);
    }

    @Test
    void starts_nothing_while_the_server_asked_to_wait() {
        Pace pace = new Pace(32);
        pace.started(0);
        pace.started(1);
        pace.served(2, 2);

        pace.refused(3, 1, 5 * SECOND);

        assertThat(pace.untilTurn(3)).isEqualTo(5 * SECOND);
        assertThat(pace.untilTurn(3 + 5 * SECOND)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"10, 200, 0", "10, 200, 1000", "3, 50, 0", "1, 20, 0"})
    void finds_how_many_calls_a_server_takes_at_once(int atOnce, long latency, long asked) {
        LimitedServer server = new LimitedServer(LimitedServer.atOnce(atOnce), latency, asked, 32);

        double seconds = server.run(4_000);

        double possible = atOnce * 1_000.0 / latency;
        assertThat(4_000 / seconds).as(server.refused + " refused").isGreaterThanOrEqualTo(0.7 * possible);
        assertThat(server.refused).isLessThanOrEqualTo(160);
    }

    @Test
    void holds_nobody_back_without_a_limit() {
        LimitedServer server = new LimitedServer(LimitedServer.none(), 200, 0, 32);

        assertThat(server.run(3_200)).isLessThanOrEqualTo(20.6);
        assertThat(server.refused).isZero();
    }
}
