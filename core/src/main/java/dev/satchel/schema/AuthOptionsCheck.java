package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.schema.AuthOptions.EmailTemplate;
import dev.satchel.schema.AuthOptions.Provider;
import dev.satchel.schema.AuthOptions.Token;
import dev.satchel.schema.field.Patterns;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Checks the options of an auth collection. */
final class AuthOptionsCheck {
    private static final int MIN_SECRET = 30;
    private static final int MAX_SECRET = 255;
    private static final long MIN_DURATION = 10;
    private static final long MAX_CODE_DURATION = 86_400;
    private static final long MAX_TOKEN_DURATION = 94_670_856;
    private static final long MIN_OTP_LENGTH = 4;

    private final App app;
    private final Collection draft;
    private final Optional<Collection> old;
    private final AuthOptions auth;
    private final FieldErrors errors;

    AuthOptionsCheck(App app, Collection draft, Optional<Collection> old, FieldErrors errors) {
        this.app = app;
        this.draft = draft;
        this.old = old;
        this.auth = draft.auth();
        this.errors = errors;
    }

    void run() {
        FieldErrors found = new FieldErrors();
        checkRules(found);
        put(found, "authAlert", "emailTemplate", template(auth.authAlert().emailTemplate()));
        if (auth.oauth2().enabled()) {
            put(found, "oauth2", "providers", providers());
        }
        if (auth.passwordAuth().enabled()
                && auth.passwordAuth().identityFields().isEmpty()) {
            found.put("passwordAuth", FieldErrors.of("identityFields", FieldError.REQUIRED));
        }
        if (auth.mfa().enabled()) {
            found.put("mfa", range("duration", auth.mfa().duration(), MIN_DURATION, MAX_CODE_DURATION));
        }
        found.put("otp", otp());
        found.put("authToken", token(auth.authToken()));
        found.put("passwordResetToken", token(auth.passwordResetToken()));
        found.put("emailChangeToken", token(auth.emailChangeToken()));
        found.put("verificationToken", token(auth.verificationToken()));
        found.put("fileToken", token(auth.fileToken()));
        found.put("verificationTemplate", template(auth.verificationTemplate()));
        found.put("resetPasswordTemplate", template(auth.resetPasswordTemplate()));
        found.put("confirmEmailChangeTemplate", template(auth.confirmEmailChangeTemplate()));
        if (found.isEmpty()) {
            checkMfa(found);
        }
        if (found.isEmpty() && auth.passwordAuth().enabled()) {
            checkIdentityFields(found);
        }
        errors.putAll(found);
    }

    private static void put(FieldErrors found, String name, String below, FieldErrors nested) {
        if (!nested.isEmpty()) {
            found.put(name, FieldErrors.of(below, nested));
        }
    }

    private void checkRules(FieldErrors found) {
        CollectionCheck.checkRule(app, draft, "authRule", auth.authRule(), found);
        if (auth.manageRule().isPresent() && auth.manageRule().get().isEmpty()) {
            found.put("manageRule", new FieldError("validation_nil_or_not_empty_required", "cannot be blank"));
        }
        CollectionCheck.checkRule(app, draft, "manageRule", auth.manageRule(), found);
        if (old.isPresent() && old.get().system()) {
            AuthOptions before = old.get().auth();
            if (!Objects.equals(before.authRule(), auth.authRule())) {
                found.put("authRule", CollectionCheck.systemRuleChange());
            }
            if (!Objects.equals(before.manageRule(), auth.manageRule())) {
                found.put("manageRule", CollectionCheck.systemRuleChange());
            }
        }
    }

    private static FieldErrors template(EmailTemplate template) {
        FieldErrors found = new FieldErrors();
        if (template.subject().isEmpty()) {
            found.put("subject", FieldError.REQUIRED);
        }
        if (template.body().isEmpty()) {
            found.put("body", FieldError.REQUIRED);
        }
        return found;
    }

    private static FieldErrors token(Token token) {
        FieldErrors found = range("duration", token.duration(), MIN_DURATION, MAX_TOKEN_DURATION);
        int length = CollectionCheck.bytes(token.secret());
        if (length == 0) {
            found.put("secret", FieldError.REQUIRED);
        } else if (length < MIN_SECRET || length > MAX_SECRET) {
            found.put("secret", CollectionCheck.lengthBetween(MIN_SECRET, MAX_SECRET));
        }
        return found;
    }

    private FieldErrors otp() {
        FieldErrors found = new FieldErrors();
        if (auth.otp().enabled()) {
            found.putAll(range("duration", auth.otp().duration(), MIN_DURATION, MAX_CODE_DURATION));
            found.putAll(range("length", auth.otp().length(), MIN_OTP_LENGTH, Long.MAX_VALUE));
        }
        return found.put("emailTemplate", template(auth.otp().emailTemplate()));
    }

    /** Zero counts as blank. */
    private static FieldErrors range(String key, long value, long min, long max) {
        FieldErrors found = new FieldErrors();
        if (value == 0) {
            found.put(key, FieldError.REQUIRED);
        } else if (value < min) {
            found.put(
                    key,
                    new FieldError(
                            "validation_min_greater_equal_than_required",
                            "must be no less than " + min,
                            Map.of("threshold", min)));
        } else if (value > max) {
            found.put(
                    key,
                    new FieldError(
                            "validation_max_less_equal_than_required",
                            "must be no greater than " + max,
                            Map.of("threshold", max)));
        }
        return found;
    }

    private FieldErrors providers() {
        FieldErrors found = new FieldErrors();
        Set<String> names = new HashSet<>();
        List<Provider> providers = auth.oauth2().providers();
        for (int i = 0; i < providers.size(); i++) {
            String name = providers.get(i).name();
            if (!names.add(name)) {
                return found.put(
                        Integer.toString(i),
                        FieldErrors.of(
                                "name",
                                new FieldError(
                                        "validation_duplicated_provider",
                                        "The provider " + name + " is already registered.",
                                        Map.of("name", name))));
            }
        }
        for (int i = 0; i < providers.size(); i++) {
            found.put(Integer.toString(i), provider(providers.get(i)));
        }
        return found;
    }

    private static FieldErrors provider(Provider provider) {
        FieldErrors found = new FieldErrors();
        if (provider.name().isEmpty()) {
            found.put("name", FieldError.REQUIRED);
        } else if (!Providers.isKnown(provider.name())) {
            found.put(
                    "name",
                    new FieldError(
                            "validation_missing_provider",
                            "Invalid or missing provider with name " + provider.name() + ".",
                            Map.of("name", provider.name())));
        }
        if (provider.clientId().isEmpty()) {
            found.put("clientId", FieldError.REQUIRED);
        }
        if (provider.clientSecret().isEmpty()) {
            found.put("clientSecret", FieldError.REQUIRED);
        }
        checkUrl(found, "authURL", provider.authURL());
        checkUrl(found, "tokenURL", provider.tokenURL());
        checkUrl(found, "userInfoURL", provider.userInfoURL());
        return found;
    }

    private static void checkUrl(FieldErrors found, String key, String url) {
        if (!url.isEmpty() && !Patterns.isUrl(url)) {
            found.put(key, new FieldError("validation_is_url", "must be a valid URL"));
        }
    }

    private void checkMfa(FieldErrors found) {
        if (!auth.mfa().enabled()) {
            return;
        }
        int methods = (auth.passwordAuth().enabled() ? 1 : 0)
                + (auth.oauth2().enabled() ? 1 : 0)
                + (auth.otp().enabled() ? 1 : 0);
        if (methods < 2) {
            found.put(
                    "mfa",
                    FieldErrors.of(
                            "enabled",
                            new FieldError(
                                    "validation_mfa_not_enough_auths",
                                    "MFA requires at least 2 auth methods to be enabled.")));
            return;
        }
        FieldErrors rule = new FieldErrors();
        CollectionCheck.checkRule(app, draft, "rule", Optional.of(auth.mfa().rule()), rule);
        if (old.isPresent()
                && old.get().system()
                && !old.get().auth().mfa().rule().equals(auth.mfa().rule())) {
            rule.put("rule", CollectionCheck.systemRuleChange());
        }
        found.put("mfa", rule);
    }

    private void checkIdentityFields(FieldErrors found) {
        for (String name : auth.passwordAuth().identityFields()) {
            FieldError error = null;
            if (draft.field(name).isEmpty()) {
                error = new FieldError(
                        "validation_missing_field",
                        "Invalid or missing field " + name + ".",
                        Map.of("fieldName", name));
            } else if (Indexes.uniqueOn(draft, name).isEmpty()) {
                error = new FieldError(
                        "validation_missing_unique_constraint",
                        "The field " + name + " doesn't have a UNIQUE constraint.",
                        Map.of("fieldName", name));
            }
            if (error != null) {
                found.put("passwordAuth", FieldErrors.of("identityFields", error));
                return;
            }
        }
    }
}
