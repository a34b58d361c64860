package io.driftgauge.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyHostsTests {

    private static final List<String> OWN = List.of("api.example.com", "*.openai.example.net");

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/v1, '', true",
        "http://api.example.com/v1, '', false",
        "https://api.example.com.evil.org/v1, '', false",
        "https://evil-api.example.com/v1, '', false",
        "https://x.openai.example.net/, '', true",
        "https://openai.example.net/, '', false",
        "https://gateway.corp/, '', false",
        "https://gateway.corp/, 'other.corp, gateway.corp', true",
        "https://gateway.corp:8443/, gateway.corp:8443, true",
        "https://gateway.corp/, gateway.corp:8443, false",
        "https://a.b.corp/, *.corp, true",
        "http://127.0.0.1:8080/, '', true",
        "http://localhost:8080/, '', true",
        "http://[::1]:8080/, '', true",
        "http://127.0.0.1.evil.org/, '', false",
        "http://localhost.evil.org/, '', false"
    })
    void a_key_goes_to_the_vendor_this_machine_and_hosts_that_the_environment_names(
            String url, String variable, boolean allowed) {
        KeyHosts hosts = new KeyHosts(Map.of(KeyHosts.VARIABLE, variable));

        assertThat(hosts.allow(HttpUrl.get(url), OWN)).isEqualTo(allowed);
    }
}
