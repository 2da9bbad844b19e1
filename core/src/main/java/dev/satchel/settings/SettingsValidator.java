package dev.satchel.settings;

import com.google.re2j.Pattern;
import dev.satchel.IpRange;
import dev.satchel.cron.CronExpression;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.error.Rules;
import dev.satchel.schema.field.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules of settings. Every value reports its first error; values that are empty pass all rules but "required". */
final class SettingsValidator {
    private static final Pattern RATE_LIMIT_LABEL =
            Pattern.compile("^(\\w+\\ \\/[\\w\\/-]*|\\/[\\w\\/-]*|^\\w+\\:\\w+|\\*\\:\\w+|\\w+)$");
    private static final FieldError IP =
            new FieldError("validation_invlaid_ip_or_subnet", "invalid IP or CIDR subnet"); // misspelt as in PocketBase
    private static final FieldError COLOUR =
            new FieldError("validation_is_hex_color", "must be a valid hexadecimal color code");

    private SettingsValidator() {}

    static FieldErrors check(Settings settings) {
        return new FieldErrors()
                .put("superuserIPs", addresses(settings.superuserIPs()))
                .put("smtp", smtp(settings.smtp()))
                .put("backups", backups(settings.backups()))
                .put("s3", s3(settings.s3()))
                .put("meta", meta(settings.meta()))
                .put("rateLimits", rateLimits(settings.rateLimits()))
                .put("batch", batch(settings.batch()))
                .put("logs", notNegative("maxDays", settings.logs().maxDays()));
    }

    private static FieldErrors addresses(List<String> values) {
        FieldErrors errors = new FieldErrors();
        for (int i = 0; i < values.size(); i++) {
            String name = Integer.toString(i);
            errors.check(name, !values.get(i).isEmpty(), FieldError.REQUIRED)
                    .check(name, IpRange.parse(values.get(i)).isPresent(), IP);
        }
        return errors;
    }

    private static FieldErrors smtp(SmtpSettings smtp) {
        return new FieldErrors()
                .check("host", !smtp.enabled() || !smtp.host().isEmpty(), FieldError.REQUIRED)
                .check("host", isHost(smtp.host()), Rules.HOST)
                .check("port", !smtp.enabled() || smtp.port() != 0, FieldError.REQUIRED)
                .check("port", smtp.port() >= 0, Rules.atLeast(0))
                .check("authMethod", List.of("", "PLAIN", "LOGIN").contains(smtp.authMethod()), Rules.NOT_IN)
                .check("localName", isHost(smtp.localName()), Rules.HOST);
    }

    private static boolean isHost(String text) {
        return text.isEmpty() || Patterns.isHost(text);
    }

    private static FieldErrors backups(BackupSettings backups) {
        boolean automatic = !backups.cron().isEmpty();
        FieldErrors errors = new FieldErrors();
        if (automatic) {
            try {
                CronExpression.parse(backups.cron());
            } catch (IllegalArgumentException e) {
                errors.put("cron", new FieldError("validation_invalid_cron", e.getMessage()));
            }
        }
        return errors.check("cronMaxKeep", !automatic || backups.cronMaxKeep() != 0, FieldError.REQUIRED)
                .check("cronMaxKeep", backups.cronMaxKeep() >= 0, Rules.atLeast(1))
                .put("s3", s3(backups.s3()));
    }

    private static FieldErrors s3(S3Settings s3) {
        FieldErrors errors = new FieldErrors()
                .check("endpoint", s3.endpoint().isEmpty() || Patterns.isUrl(s3.endpoint()), Rules.URL);
        if (s3.enabled()) {
            errors.check("endpoint", !s3.endpoint().isEmpty(), FieldError.REQUIRED)
                    .check("bucket", !s3.bucket().isEmpty(), FieldError.REQUIRED)
                    .check("region", !s3.region().isEmpty(), FieldError.REQUIRED)
                    .check("accessKey", !s3.accessKey().isEmpty(), FieldError.REQUIRED)
                    .check("secret", !s3.secret().isEmpty(), FieldError.REQUIRED);
        }
        return errors;
    }

    private static FieldErrors meta(MetaSettings meta) {
        return new FieldErrors()
                .check("accentColor", Rules.hasLength(meta.accentColor(), 7, 7), Rules.length(7, 7))
                .check("accentColor", meta.accentColor().isEmpty() || isColour(meta.accentColor()), COLOUR)
                .check("appName", !meta.appName().isEmpty(), FieldError.REQUIRED)
                .check("appName", Rules.hasLength(meta.appName(), 1, 255), Rules.length(1, 255))
                .check("appURL", !meta.appURL().isEmpty(), FieldError.REQUIRED)
                .check("appURL", Patterns.isUrl(meta.appURL()), Rules.URL)
                .check("senderName", !meta.senderName().isEmpty(), FieldError.REQUIRED)
                .check("senderName", Rules.hasLength(meta.senderName(), 1, 255), Rules.length(1, 255))
                .check("senderAddress", !meta.senderAddress().isEmpty(), FieldError.REQUIRED)
                .check("senderAddress", Patterns.isEmail(meta.senderAddress()), Rules.EMAIL);
    }

    private static boolean isColour(String text) {
        return text.startsWith("#") && text.chars().skip(1).allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
    }

    private static FieldErrors batch(BatchSettings batch) {
        return new FieldErrors()
                .check("maxRequests", !batch.enabled() || batch.maxRequests() != 0, FieldError.REQUIRED)
                .check("maxRequests", batch.maxRequests() >= 0, Rules.atLeast(0))
                .check("timeout", !batch.enabled() || batch.timeout() != 0, FieldError.REQUIRED)
                .check("timeout", batch.timeout() >= 0, Rules.atLeast(0))
                .putAll(notNegative("maxBodySize", batch.maxBodySize()));
    }

    private static FieldErrors notNegative(String name, long value) {
        return new FieldErrors().check(name, value >= 0, Rules.atLeast(0));
    }

    private static FieldErrors rateLimits(RateLimitSettings limits) {
        FieldErrors errors = new FieldErrors().put("excludedIPs", addresses(limits.excludedIPs()));
        if (limits.rules().isEmpty()) {
            return errors.check("rules", !limits.enabled(), FieldError.REQUIRED);
        }
        FieldErrors conflict = conflict(limits.rules());
        return errors.put("rules", conflict.isEmpty() ? each(limits.rules()) : conflict);
    }

    private static FieldErrors each(List<RateLimitRule> rules) {
        FieldErrors errors = new FieldErrors();
        for (int i = 0; i < rules.size(); i++) {
            RateLimitRule rule = rules.get(i);
            errors.put(
                    Integer.toString(i),
                    new FieldErrors()
                            .check("label", !rule.label().isEmpty(), FieldError.REQUIRED)
                            .check(
                                    "label",
                                    RATE_LIMIT_LABEL.matcher(rule.label()).find(),
                                    Rules.FORMAT)
                            .check("maxRequests", rule.maxRequests() != 0, FieldError.REQUIRED)
                            .check("maxRequests", rule.maxRequests() >= 1, Rules.atLeast(1))
                            .check("duration", rule.duration() != 0, FieldError.REQUIRED)
                            .check("duration", rule.duration() >= 1, Rules.atLeast(1))
                            .check("audience", List.of("", "@guest", "@auth").contains(rule.audience()), Rules.NOT_IN));
        }
        return errors;
    }

    /** The first rule that stands for the same requests as an earlier one. */
    private static FieldErrors conflict(List<RateLimitRule> rules) {
        List<String> earlier = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String label = rules.get(i).label();
            String key = label + "@@" + rules.get(i).audience();
            if (earlier.stream().anyMatch(other -> other.startsWith(key) || key.startsWith(other))) {
                FieldError error = new FieldError(
                        "validation_conflicting_rate_limit_rule",
                        "Rate limit rule configuration with label " + label
                                + " already exists or conflicts with another rule.",
                        Map.of("label", label));
                return FieldErrors.of(Integer.toString(i), FieldErrors.of("label", error));
            }
            earlier.add(key);
        }
        return new FieldErrors();
    }
}
