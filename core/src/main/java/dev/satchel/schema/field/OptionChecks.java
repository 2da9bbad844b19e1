package dev.satchel.schema.field;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** Checks that options of several field types share. */
final class OptionChecks {
    /** Largest integer that a double, and so every JSON client, holds exactly. */
    static final long MAX_SAFE = (1L << 53) - 1;

    private static final java.util.regex.Pattern NAME = java.util.regex.Pattern.compile("^\\w+$");
    private static final List<String> RESERVED =
            List.of("null", "true", "false", "_rowid_", "collectionId", "collectionName", "expand");

    private OptionChecks() {}

    static void common(Field field, FieldErrors errors) {
        length(errors, "id", field.id(), 1, 100, true);
        length(errors, "name", field.name(), 1, 100, true);
        if (!errors.has("name")) {
            if (!NAME.matcher(field.name()).matches()) {
                errors.put("name", new FieldError("validation_match_invalid", "must be in a valid format"));
            } else if (RESERVED.contains(field.name())) {
                errors.put("name", new FieldError("validation_not_in_invalid", "must not be in list"));
            } else if (field.name().toLowerCase(java.util.Locale.ROOT).contains("_via_")) {
                errors.put("name", new FieldError("validation_found_via", "The value cannot contain \"_via_\"."));
            }
        }
        length(errors, "help", field.help(), 1, 300, false);
    }

    private static void length(FieldErrors errors, String option, String value, int min, int max, boolean required) {
        int length = value.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        if (length == 0) {
            if (required) {
                errors.put(option, FieldError.REQUIRED);
            }
        } else if (length < min || length > max) {
            errors.put(
                    option,
                    new FieldError(
                            "validation_length_out_of_range",
                            "the length must be between " + min + " and " + max,
                            Map.of("min", min, "max", max)));
        }
    }

    /** An integer option: 0 is "not set" and passes; else it has to lie between the bounds. */
    static void range(FieldErrors errors, String option, long value, long min, long max) {
        if (value != 0 && value < min) {
            errors.put(option, noLess(min));
        } else if (value > max) {
            errors.put(option, noGreater(max));
        }
    }

    static FieldError noLess(long min) {
        return new FieldError(
                "validation_min_greater_equal_than_required", "must be no less than " + min, Map.of("threshold", min));
    }

    static FieldError noGreater(long max) {
        return new FieldError(
                "validation_max_less_equal_than_required", "must be no greater than " + max, Map.of("threshold", max));
    }

    /** A regular expression in RE2 syntax; blank passes. */
    static void regex(FieldErrors errors, String option, String pattern) {
        if (pattern.isEmpty()) {
            return;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            errors.put(option, new FieldError("validation_invalid_regex", regexMessage(e, pattern)));
        }
    }

    /** Go's wording: {@code error parsing regexp: missing closing ]: `[a`}. */
    private static String regexMessage(PatternSyntaxException e, String pattern) {
        if (e.getDescription().contains("internal error")) { // what re2j says of a parenthesis too many
            return "error parsing regexp: unexpected ): `" + pattern + "`";
        }
        String part = e.getPattern() == null ? "" : ": `" + e.getPattern() + "`";
        return "error parsing regexp: " + e.getDescription() + part;
    }

    /** {@code onlyDomains} and {@code exceptDomains}: not both, each entry a domain. */
    static void domains(FieldErrors errors, List<String> except, List<String> only) {
        boolean both = except != null && !except.isEmpty() && only != null && !only.isEmpty();
        domains(errors, "exceptDomains", except, both);
        domains(errors, "onlyDomains", only, both);
    }

    private static void domains(FieldErrors errors, String option, List<String> domains, boolean both) {
        if (domains == null || domains.isEmpty()) {
            return;
        }
        if (both) {
            errors.put(option, new FieldError("validation_empty", "must be blank"));
            return;
        }
        FieldErrors items = new FieldErrors();
        for (int i = 0; i < domains.size(); i++) {
            if (!domains.get(i).isEmpty() && !Patterns.isDomain(domains.get(i))) {
                items.put(String.valueOf(i), new FieldError("validation_is_domain", "must be a valid domain"));
            }
        }
        errors.put(option, items);
    }

    static Optional<Matcher> match(java.util.regex.Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }
}
