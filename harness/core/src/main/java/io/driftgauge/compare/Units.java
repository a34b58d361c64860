package io.driftgauge.compare;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The units that {@link Facts} knows behind a number, by all their spellings. */
final class Units {

    /** One name a line: its plural, then other spellings. */
    private static final String WORDS = """
            second seconds sec secs
            minute minutes min mins
            hour hours hr hrs h
            day days
            night nights
            week weeks wk wks
            month months mo
            quarter quarters
            year years yr yrs
            decade decades
            mile miles mi
            inch inches
            foot feet ft
            pound pounds lb lbs
            ounce ounces oz
            gallon gallons
            item items
            time times
            person people persons
            word words
            character characters
            token tokens
            page pages
            step steps
            star stars
            point points
            user users
            seat seats
            device devices
            attempt attempts
            degree degrees
            cent cents
            """;

    /** One symbol a line, the same in singular and plural, then other spellings. */
    private static final String SYMBOLS = """
            % percent
            USD $ dollar dollars usd
            EUR € euro euros eur
            GBP £ gbp
            JPY ¥ yen jpy
            CNY cny yuan rmb
            INR ₹ rupee rupees inr
            CHF chf francs
            mm millimeter millimeters millimetre millimetres
            cm centimeter centimeters centimetre centimetres
            m meter meters metre metres
            km kilometer kilometers kilometre kilometres
            mg milligram milligrams
            g gram grams
            kg kilogram kilograms kilo kilos
            ml milliliter milliliters millilitre millilitres
            l liter liters litre litres
            KB kb kilobyte kilobytes
            MB mb megabyte megabytes
            GB gb gigabyte gigabytes
            TB tb terabyte terabytes
            ms millisecond milliseconds
            mph
            kW kw
            kWh kwh
            °C °c celsius
            °F °f fahrenheit
            """;

    /** Spelling to the names for one and for several. */
    private static final Map<String, String[]> NAMES = names();

    private Units() {}

    /** The unit's name behind that number, or null if the word is no unit. */
    static @Nullable String named(String word, boolean one) {
        String[] names = NAMES.get(word);
        return names == null ? null : names[one ? 0 : 1];
    }

    private static Map<String, String[]> names() {
        Map<String, String[]> names = new HashMap<>();
        WORDS.lines().map(l -> l.split(" ")).forEach(l -> {
            for (String spelling : l) {
                names.put(spelling, new String[] {l[0], l[1]});
            }
        });
        SYMBOLS.lines().map(l -> l.split(" ")).forEach(l -> {
            for (String spelling : l) {
                names.put(spelling, new String[] {l[0], l[0]});
            }
        });
        return Map.copyOf(names);
    }
}
