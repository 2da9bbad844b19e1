package dev.satchel.query;

import dev.satchel.query.Expression.Function;
import dev.satchel.query.Expression.Identifier;
import dev.satchel.query.Expression.Numeral;
import dev.satchel.query.Expression.Operand;
import dev.satchel.query.Expression.Text;
import dev.satchel.query.Value.Content;
import dev.satchel.query.Value.Fallback;
import java.util.ArrayList;
import java.util.List;

/** The functions of the filter language. */
final class Functions {
    private static final int MAX_STRFTIME_ARGUMENTS = 10;

    private Functions() {}

    /** Resolves the arguments that are operands of their own. */
    @FunctionalInterface
    interface Resolve {
        Value of(Operand operand);
    }

    /** @throws FilterException if the function is unknown or its arguments do not fit */
    static Value call(Function function, Resolve resolve) {
        return switch (function.name()) {
            case "geoDistance" -> geoDistance(function.arguments(), resolve);
            case "strftime" -> strftime(function.arguments(), resolve);
            default -> throw new FilterException("unknown function \"" + function.name() + "\"");
        };
    }

    /** Kilometres between two places by the spherical law of cosines, with the Earth's mean radius of 6371 km. */
    private static Value geoDistance(List<Operand> arguments, Resolve resolve) {
        if (arguments.size() != 4) {
            throw new FilterException("[geoDistance] expected 4 arguments, got " + arguments.size());
        }
        List<Value> values = new ArrayList<>();
        for (Operand argument : arguments) {
            if (!(argument instanceof Identifier || argument instanceof Numeral)) {
                throw new FilterException("[geoDistance] an argument must be an identifier or a number");
            }
            values.add(resolve.of(argument));
        }
        Value lonA = values.get(0);
        Value latA = values.get(1);
        Value lonB = values.get(2);
        Value latB = values.get(3);
        Value.Writer sql = (out, names) -> {
            out.add("(6371 * acos(cos(radians(");
            latA.sql().write(out, names);
            out.add(")) * cos(radians(");
            latB.sql().write(out, names);
            out.add(")) * cos(radians(");
            lonB.sql().write(out, names);
            out.add(") - radians(");
            lonA.sql().write(out, names);
            out.add(")) + sin(radians(");
            latA.sql().write(out, names);
            out.add(")) * sin(radians(");
            latB.sql().write(out, names);
            out.add("))))");
        };
        boolean vanishing = values.stream().allMatch(value -> value.joins().isEmpty() || value.vanishing());
        return Value.combined(sql, Content.UNKNOWN, Fallback.OFF, values, false, vanishing);
    }

    private static Value strftime(List<Operand> arguments, Resolve resolve) {
        if (arguments.isEmpty() || arguments.size() > MAX_STRFTIME_ARGUMENTS) {
            throw new FilterException("[strftime] expected 1 to 10 arguments, got " + arguments.size());
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Operand argument = arguments.get(i);
            if (argument instanceof Function || i != 1 && !(argument instanceof Text)) {
                throw new FilterException("[strftime] argument " + i + " is not of a supported kind");
            }
            values.add(resolve.of(argument));
        }
        Value.Writer sql = (out, names) -> {
            String separator = "strftime(";
            for (Value value : values) {
                out.add(separator);
                value.sql().write(out, names);
                separator = ", ";
            }
            out.add(")");
        };
        boolean multi = values.size() > 1 && values.get(1).multi();
        boolean vanishing = values.size() > 1 && values.get(1).vanishing();
        return Value.combined(sql, Content.UNKNOWN, Fallback.AUTO, values, multi, vanishing);
    }
}
