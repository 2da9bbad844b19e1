package dev.satchel.query;

/** How two operands are compared. The forms with a question mark want one joined row to fit, the others all of them. */
enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    LIKE("~"),
    NOT_LIKE("!~");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** As written in a filter, without the question mark. */
    String sign() {
        return sign;
    }

    static Operator of(String text) {
        String plain = text.startsWith("?") ? text.substring(1) : text;
        for (Operator operator : values()) {
            if (operator.sign.equals(plain)) {
                return operator;
            }
        }
        throw new FilterException("invalid sign operator \"" + text + "\"");
    }
}
