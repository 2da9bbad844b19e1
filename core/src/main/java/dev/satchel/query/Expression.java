package dev.satchel.query;

import java.util.List;

/** The syntax tree of a filter: comparisons joined by AND and OR, with SQL's precedence already applied. */
sealed interface Expression {

    /** @param any whether the sign began with a question mark */
    record Comparison(Operand left, Operator operator, boolean any, Operand right) implements Expression {}

    /** All must hold; at least two. */
    record And(List<Expression> parts) implements Expression {}

    /** One must hold; at least two. */
    record Or(List<Expression> parts) implements Expression {}

    /** One side of a comparison or an argument of a function. */
    sealed interface Operand {}

    record Identifier(String name) implements Operand {}

    record Text(String value) implements Operand {}

    record Numeral(double value) implements Operand {}

    record Function(String name, List<Operand> arguments) implements Operand {}
}
