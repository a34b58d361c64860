package io.driftgauge.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.providers.http.LimitedServer.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTests {

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

        assertThat(4_000 / seconds).as(server.refused + " refused").isGreaterThanOrEqualTo(asked == 0 ? 45 : 44);
        assertThat(server.refused).isLessThanOrEqualTo(160);
        assertThat(server.most).as("tries of a call").isLessThan(10);
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

        assertThat(server.run(3_200)).isLessThanOrEqualTo(20.01);
        assertThat(server.refused).isZero();
    }
}
