package dev.satchel.json;

import java.math.BigDecimal;

/** Decimal forms of doubles, as Go's encoding/json and strconv give them. */
public final class Numbers {
    private Numbers() {}

    /** Shortest form; plain digits for 1e-6 &lt;= |x| &lt; 1e21, else {@code 1e+21}, {@code 1e-7}. Not for NaN and infinities. */
    public static String json(double number) {
        double size = Math.abs(number);
        if (size != 0 && (size < 1e-6 || size >= 1e21)) {
            return exponent(number);
        }
        return plain(number);
    }

    /** As Go prints a float in messages and reads one from a database as text: plain for 1e-4 &lt;= |x| &lt; 1e6, else {@code 1.5e+06}; {@code +Inf}. */
    public static String general(double number) {
        double size = Math.abs(number);
        if (Double.isNaN(number) || Double.isInfinite(number) || size == 0 || size >= 1e-4 && size < 1e6) {
            return plain(number);
        }
        return twoDigits(exponent(number));
    }

    private static String twoDigits(String text) {
        int sign = text.indexOf('e') + 1;
        return text.length() - sign > 2 ? text : text.substring(0, sign + 1) + "0" + text.substring(sign + 1);
    }

    /** Shortest digits without an exponent, whatever the size: {@code 1e21} gives {@code 1000000000000000000000}. */
    public static String plain(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return number == 0 && 1 / number < 0 ? "-0" : Long.toString((long) number);
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        }
        String text = new BigDecimal(Double.toString(number)).toPlainString();
        return text.indexOf('.') < 0 ? text : stripZeros(text);
    }

    private static String exponent(double number) {
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        String digits = decimal.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        StringBuilder text = new StringBuilder(number < 0 ? "-" : "").append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        return text.append('e')
                .append(exponent < 0 ? '-' : '+')
                .append(Math.abs(exponent))
                .toString();
    }

    private static String stripZeros(String text) {
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
