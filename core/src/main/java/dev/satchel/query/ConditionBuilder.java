package dev.satchel.query;

import dev.satchel.query.Condition.And;
import dev.satchel.query.Condition.Or;
import dev.satchel.query.Condition.Test;
import dev.satchel.query.Expression.Comparison;
import dev.satchel.query.Expression.Function;
import dev.satchel.query.Expression.Identifier;
import dev.satchel.query.Expression.Numeral;
import dev.satchel.query.Expression.Operand;
import dev.satchel.query.Expression.Text;
import dev.satchel.query.Value.Content;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Resolves the operands of a syntax tree. */
final class ConditionBuilder {

    /** Finds the value of an identifier that is no macro or literal. */
    @FunctionalInterface
    interface Identifiers {
        Value resolve(String name);
    }

    private final Identifiers identifiers;

    ConditionBuilder(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** @throws FilterException if an operand means nothing */
    Condition build(Expression expression) {
        return switch (expression) {
            case Expression.And and -> new And(all(and.parts()));
            case Expression.Or or -> new Or(all(or.parts()));
            case Comparison comparison ->
                new Test(
                        side(comparison.left(), "left"),
                        comparison.operator(),
                        comparison.any(),
                        side(comparison.right(), "right"));
        };
    }

    private List<Condition> all(List<Expression> parts) {
        return parts.stream().map(this::build).toList();
    }

    private Value side(Operand operand, String side) {
        try {
            return operand(operand);
        } catch (FilterException e) {
            throw new FilterException("invalid " + side + " operand \"" + text(operand) + "\" - " + e.getMessage());
        }
    }

    private static String text(Operand operand) {
        return switch (operand) {
            case Identifier identifier -> identifier.name();
            case Text text -> text.value();
            case Numeral number -> String.valueOf(number.value());
            case Function function -> function.name();
        };
    }

    private Value operand(Operand operand) {
        return switch (operand) {
            case Identifier identifier -> identifier(identifier.name());
            case Text text ->
                Value.param(new Binder.Constant(text.value()), text.value().isEmpty() ? Content.EMPTY : Content.FILLED);
            case Numeral number -> Value.param(new Binder.Constant(number.value()), Content.FILLED);
            case Function function -> Functions.call(function, this::operand);
        };
    }

    private Value identifier(String name) {
        Optional<Binder> macro = name.startsWith("@") ? Macros.find(name) : Optional.empty();
        if (macro.isPresent()) {
            return Value.param(macro.get(), Content.FILLED);
        }
        try {
            return identifiers.resolve(name);
        } catch (FilterException e) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "null" -> Value.nothing();
                case "true" -> Value.literal("1", Content.FILLED);
                case "false" -> Value.literal("0", Content.FILLED);
                default -> throw e;
            };
        }
    }
}
