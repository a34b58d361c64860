package io.driftgauge.compare;

import java.math.BigDecimal;
import java.time.Month;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes Chinese dates, times, quantities and denials as {@link Facts} reads them: 三十天 and 30天 as "30 days",
 * 2026年5月4日 as "2026-05-04", 下午三点半 as "3:30 pm", 百分之五 as "5%", 不 and 没有 as "not". Numerals count only before a unit,
 * since 一 and others stand in many words.
 */
final class ChineseFacts {

    private static final String NUMERAL = "[零〇一二两三四五六七八九十百千万亿]";
    private static final String NUMBER = "(\\d+(?:\\.\\d+)?[万亿]?|" + NUMERAL + "+)";

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("天", "days"),
            Map.entry("日", "days"),
            Map.entry("周", "weeks"),
            Map.entry("星期", "weeks"),
            Map.entry("个星期", "weeks"),
            Map.entry("个月", "months"),
            Map.entry("年", "years"),
            Map.entry("小时", "hours"),
            Map.entry("个小时", "hours"),
            Map.entry("分钟", "minutes"),
            Map.entry("秒", "seconds"),
            Map.entry("工作日", "days"),
            Map.entry("个工作日", "days"),
            Map.entry("元", "CNY"),
            Map.entry("块钱", "CNY"),
            Map.entry("人民币", "CNY"),
            Map.entry("美元", "USD"),
            Map.entry("欧元", "EUR"),
            Map.entry("日元", "JPY"),
            Map.entry("公里", "km"),
            Map.entry("千米", "km"),
            Map.entry("米", "m"),
            Map.entry("厘米", "cm"),
            Map.entry("公斤", "kg"),
            Map.entry("千克", "kg"),
            Map.entry("克", "g"),
            Map.entry("升", "l"),
            Map.entry("次", "times"),
            Map.entry("件", "items"),
            Map.entry("个", "items"),
            Map.entry("人", "people"),
            Map.entry("页", "pages"),
            Map.entry("度", "degrees"));

    private static final Pattern DATE =
            Pattern.compile("(?:(\\d{4}|[零〇一二三四五六七八九]{4})年)?" + NUMBER + "月" + NUMBER + "[日号]");
    private static final Pattern CLOCK = Pattern.compile("(上午|早上|下午|晚上|中午)?" + NUMBER + "点(半|" + NUMBER + "分)?");
    private static final Pattern PERCENT = Pattern.compile("百分之" + NUMBER);
    private static final Pattern QUANTITY = Pattern.compile(NUMBER + "("
            + String.join(
                    "|",
                    UNITS.keySet().stream()
                            .sorted((a, b) -> b.length() - a.length())
                            .toList()) + ")");
    private static final Pattern DENIAL =
            Pattern.compile("(?:没有|不能|不会|不可|无法|无需|从未|尚未|并非|不|没)" + "(?<!差不)(?!过|仅|但|同|错|断|管|久|少于|多)");
    private static final Pattern SORRY = Pattern.compile("对不起|差不多");

    private ChineseFacts() {}

    /** The text with its Chinese facts written as English ones; texts without ideographs stay as they are. */
    static String plain(String text) {
        if (text.codePoints().noneMatch(Character::isIdeographic)) {
            return text;
        }
        String plain = SORRY.matcher(text).replaceAll(" ");
        plain = DATE.matcher(plain).replaceAll(m -> Matcher.quoteReplacement(date(m)));
        plain = CLOCK.matcher(plain).replaceAll(m -> Matcher.quoteReplacement(clock(m)));
        plain = PERCENT.matcher(plain).replaceAll(m -> Matcher.quoteReplacement(" " + shown(m.group(1)) + "% "));
        plain = QUANTITY.matcher(plain)
                .replaceAll(m -> Matcher.quoteReplacement(" " + shown(m.group(1)) + " " + UNITS.get(m.group(2)) + " "));
        return DENIAL.matcher(plain).replaceAll(" not ");
    }

    private static String date(MatchResult m) {
        int month = value(m.group(2)).intValue();
        int day = value(m.group(3)).intValue();
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return m.group();
        }
        String year = m.group(1);
        return year == null
                ? " " + Month.of(month).name().toLowerCase(Locale.ROOT) + " " + day + " "
                : String.format(Locale.ROOT, " %s-%02d-%02d ", digits(year), month, day);
    }

    private static String clock(MatchResult m) {
        String minutes = m.group(3) == null
                ? "00"
                : m.group(3).equals("半")
                        ? "30"
                        : String.format(Locale.ROOT, "%02d", value(m.group(4)).intValue());
        boolean morning = "上午".equals(m.group(1)) || "早上".equals(m.group(1));
        return " " + shown(m.group(2)) + ":" + minutes + (m.group(1) == null ? " " : morning ? " am " : " pm ");
    }

    private static String digits(String year) {
        StringBuilder digits = new StringBuilder();
        year.chars().forEach(c -> digits.append(c >= '0' && c <= '9' ? (char) c : (char) ('0' + digit((char) c))));
        return digits.toString();
    }

    private static String shown(String number) {
        return value(number).stripTrailingZeros().toPlainString();
    }

    /** The value of digits or of a numeral: 三百零五 is 305, 两万 is 20000, 3.5万 is 35000. */
    static BigDecimal value(String number) {
        char first = number.charAt(0);
        if (first >= '0' && first <= '9') {
            char last = number.charAt(number.length() - 1);
            long scale = last == '万' ? 10_000L : last == '亿' ? 100_000_000L : 1;
            String plain = scale == 1 ? number : number.substring(0, number.length() - 1);
            return new BigDecimal(plain).multiply(BigDecimal.valueOf(scale));
        }
        long total = 0;
        long section = 0;
        long current = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            long scale = "十百千".indexOf(c) >= 0 ? (long) Math.pow(10, "十百千".indexOf(c) + 1) : 0;
            if (scale > 0) {
                section += Math.max(1, current) * scale;
                current = 0;
            } else if (c == '万' || c == '亿') {
                total = (total + section + current) * (c == '万' ? 10_000L : 100_000_000L);
                section = 0;
                current = 0;
            } else {
                current = digit(c);
            }
        }
        return BigDecimal.valueOf(total + section + current);
    }

    private static int digit(char c) {
        return c == '两' ? 2 : c == '〇' ? 0 : "零一二三四五六七八九".indexOf(c);
    }
}
