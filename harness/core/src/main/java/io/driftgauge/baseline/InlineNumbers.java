package io.driftgauge.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers on one line of a reviewed file, which has everything else an element a line. */
final class InlineNumbers extends JsonSerializer<List<Long>> {

    @Override
    public void serialize(List<Long> numbers, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeRawValue(numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]")));
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, List<Long> numbers) {
        return numbers.isEmpty();
    }
}
