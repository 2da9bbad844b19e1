package dev.satchel.schema;

import dev.satchel.json.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of an auth collection, in the order of their keys. */
public final class AuthOptions {
    public static final Shape<AuthOptions> SHAPE = Shape.of(AuthOptions::new)
            .nullableText("authRule", b -> b.authRule, (b, v) -> b.authRule = v)
            .nullableText("manageRule", b -> b.manageRule, (b, v) -> b.manageRule = v)
            .object("authAlert", b -> b.authAlert, AuthAlert.SHAPE)
            .object("oauth2", b -> b.oauth2, OAuth2.SHAPE)
            .object("passwordAuth", b -> b.passwordAuth, PasswordAuth.SHAPE)
            .object("mfa", b -> b.mfa, Mfa.SHAPE)
            .object("otp", b -> b.otp, Otp.SHAPE)
            .object("authToken", b -> b.authToken, Token.SHAPE)
            .object("passwordResetToken", b -> b.passwordResetToken, Token.SHAPE)
            .object("emailChangeToken", b -> b.emailChangeToken, Token.SHAPE)
            .object("verificationToken", b -> b.verificationToken, Token.SHAPE)
            .object("fileToken", b -> b.fileToken, Token.SHAPE)
            .object("verificationTemplate", b -> b.verificationTemplate, EmailTemplate.SHAPE)
            .object("resetPasswordTemplate", b -> b.resetPasswordTemplate, EmailTemplate.SHAPE)
            .object("confirmEmailChangeTemplate", b -> b.confirmEmailChangeTemplate, EmailTemplate.SHAPE)
            .build();

    private String authRule = "";
    private String manageRule;
    private final AuthAlert authAlert = new AuthAlert();
    private final OAuth2 oauth2 = new OAuth2();
    private final PasswordAuth passwordAuth = new PasswordAuth();
    private final Mfa mfa = new Mfa();
    private final Otp otp = new Otp();
    private final Token authToken = new Token();
    private final Token passwordResetToken = new Token();
    private final Token emailChangeToken = new Token();
    private final Token verificationToken = new Token();
    private final Token fileToken = new Token();
    private final EmailTemplate verificationTemplate = new EmailTemplate();
    private final EmailTemplate resetPasswordTemplate = new EmailTemplate();
    private final EmailTemplate confirmEmailChangeTemplate = new EmailTemplate();

    public Optional<String> authRule() {
        return Optional.ofNullable(authRule);
    }

    public void authRule(String value) {
        authRule = value;
    }

    public Optional<String> manageRule() {
        return Optional.ofNullable(manageRule);
    }

    public void manageRule(String value) {
        manageRule = value;
    }

    public AuthAlert authAlert() {
        return authAlert;
    }

    public OAuth2 oauth2() {
        return oauth2;
    }

    public PasswordAuth passwordAuth() {
        return passwordAuth;
    }

    public Mfa mfa() {
        return mfa;
    }

    public Otp otp() {
        return otp;
    }

    public Token authToken() {
        return authToken;
    }

    public Token passwordResetToken() {
        return passwordResetToken;
    }

    public Token emailChangeToken() {
        return emailChangeToken;
    }

    public Token verificationToken() {
        return verificationToken;
    }

    public Token fileToken() {
        return fileToken;
    }

    public EmailTemplate verificationTemplate() {
        return verificationTemplate;
    }

    public EmailTemplate resetPasswordTemplate() {
        return resetPasswordTemplate;
    }

    public EmailTemplate confirmEmailChangeTemplate() {
        return confirmEmailChangeTemplate;
    }

    /** Subject and HTML body of a mail, with placeholders. */
    public static final class EmailTemplate {
        public static final Shape<EmailTemplate> SHAPE = Shape.of(EmailTemplate::new)
                .text("subject", b -> b.subject, (b, v) -> b.subject = v)
                .text("body", b -> b.body, (b, v) -> b.body = v)
                .build();

        private String subject = "";
        private String body = "";

        public String subject() {
            return subject;
        }

        public void subject(String value) {
            subject = value;
        }

        public String body() {
            return body;
        }

        public void body(String value) {
            body = value;
        }
    }

    /** The mail about a sign-in from a new place. */
    public static final class AuthAlert {
        public static final Shape<AuthAlert> SHAPE = Shape.of(AuthAlert::new)
                .bool("enabled", b -> b.enabled, (b, v) -> b.enabled = v)
                .object("emailTemplate", b -> b.emailTemplate, EmailTemplate.SHAPE)
                .build();

        private boolean enabled = true;
        private final EmailTemplate emailTemplate = new EmailTemplate();

        public boolean enabled() {
            return enabled;
        }

        public void enabled(boolean value) {
            enabled = value;
        }

        public EmailTemplate emailTemplate() {
            return emailTemplate;
        }
    }

    /** An OAuth2 provider; blank texts stand for the provider's defaults. */
    public static final class Provider {
        public static final Shape<Provider> SHAPE = Shape.of(Provider::new)
                .nullableBool("pkce", b -> b.pkce, (b, v) -> b.pkce = v)
                .text("name", b -> b.name, (b, v) -> b.name = v)
                .text("clientId", b -> b.clientId, (b, v) -> b.clientId = v)
                .secret("clientSecret", b -> b.clientSecret, (b, v) -> b.clientSecret = v, true)
                .text("authURL", b -> b.authURL, (b, v) -> b.authURL = v)
                .text("tokenURL", b -> b.tokenURL, (b, v) -> b.tokenURL = v)
                .text("userInfoURL", b -> b.userInfoURL, (b, v) -> b.userInfoURL = v)
                .text("displayName", b -> b.displayName, (b, v) -> b.displayName = v)
                .map("extra", b -> b.extra, (b, v) -> b.extra = v)
                .build();

        private Boolean pkce;
        private String name = "";
        private String clientId = "";
        private String clientSecret = "";
        private String authURL = "";
        private String tokenURL = "";
        private String userInfoURL = "";
        private String displayName = "";
        private Map<String, Object> extra;

        public Optional<Boolean> pkce() {
            return Optional.ofNullable(pkce);
        }

        public void pkce(Boolean value) {
            pkce = value;
        }

        public String name() {
            return name;
        }

        public void name(String value) {
            name = value;
        }

        public String clientId() {
            return clientId;
        }

        public void clientId(String value) {
            clientId = value;
        }

        public String clientSecret() {
            return clientSecret;
        }

        public void clientSecret(String value) {
            clientSecret = value;
        }

        public String authURL() {
            return authURL;
        }

        public void authURL(String value) {
            authURL = value;
        }

        public String tokenURL() {
            return tokenURL;
        }

        public void tokenURL(String value) {
            tokenURL = value;
        }

        public String userInfoURL() {
            return userInfoURL;
        }

        public void userInfoURL(String value) {
            userInfoURL = value;
        }

        public String displayName() {
            return displayName;
        }

        public void displayName(String value) {
            displayName = value;
        }

        public Optional<Map<String, Object>> extra() {
            return Optional.ofNullable(extra);
        }

        public void extra(Map<String, Object> value) {
            extra = value;
        }
    }

    /** Fields that take values of the OAuth2 user on sign-up. */
    public static final class MappedFields {
        public static final Shape<MappedFields> SHAPE = Shape.of(MappedFields::new)
                .text("id", b -> b.id, (b, v) -> b.id = v)
                .text("name", b -> b.name, (b, v) -> b.name = v)
                .text("username", b -> b.username, (b, v) -> b.username = v)
                .text("avatarURL", b -> b.avatarURL, (b, v) -> b.avatarURL = v)
                .build();

        private String id = "";
        private String name = "";
        private String username = "";
        private String avatarURL = "";

        public String id() {
            return id;
        }

        public void id(String value) {
            id = value;
        }

        public String name() {
            return name;
        }

        public void name(String value) {
            name = value;
        }

        public String username() {
            return username;
        }

        public void username(String value) {
            username = value;
        }

        public String avatarURL() {
            return avatarURL;
        }

        public void avatarURL(String value) {
            avatarURL = value;
        }
    }

    /** Sign-in with other services. */
    public static final class OAuth2 {
        public static final Shape<OAuth2> SHAPE = Shape.of(OAuth2::new)
                .objects("providers", b -> b.providers, (b, v) -> b.providers = v, Provider.SHAPE, true)
                .object("mappedFields", b -> b.mappedFields, MappedFields.SHAPE)
                .bool("enabled", b -> b.enabled, (b, v) -> b.enabled = v)
                .build();

        private List<Provider> providers = new ArrayList<>();
        private final MappedFields mappedFields = new MappedFields();
        private boolean enabled;

        public List<Provider> providers() {
            return providers;
        }

        public void providers(List<Provider> value) {
            providers = value;
        }

        public MappedFields mappedFields() {
            return mappedFields;
        }

        public boolean enabled() {
            return enabled;
        }

        public void enabled(boolean value) {
            enabled = value;
        }
    }

    /** Sign-in with password; any of the identity fields names the account. */
    public static final class PasswordAuth {
        public static final Shape<PasswordAuth> SHAPE = Shape.of(PasswordAuth::new)
                .bool("enabled", b -> b.enabled, (b, v) -> b.enabled = v)
                .texts("identityFields", false, b -> b.identityFields, (b, v) -> b.identityFields = v)
                .build();

        private boolean enabled = true;
        private List<String> identityFields = new ArrayList<>(List.of("email"));

        public boolean enabled() {
            return enabled;
        }

        public void enabled(boolean value) {
            enabled = value;
        }

        public List<String> identityFields() {
            return identityFields;
        }

        public void identityFields(List<String> value) {
            identityFields = value;
        }
    }

    /** A second way of signing in on top of the first; {@code duration} in seconds. */
    public static final class Mfa {
        public static final Shape<Mfa> SHAPE = Shape.of(Mfa::new)
                .bool("enabled", b -> b.enabled, (b, v) -> b.enabled = v)
                .integer("duration", b -> b.duration, (b, v) -> b.duration = v)
                .text("rule", b -> b.rule, (b, v) -> b.rule = v)
                .build();

        private boolean enabled;
        private long duration = 600;
        private String rule = "";

        public boolean enabled() {
            return enabled;
        }

        public void enabled(boolean value) {
            enabled = value;
        }

        public long duration() {
            return duration;
        }

        public void duration(long value) {
            duration = value;
        }

        public String rule() {
            return rule;
        }

        public void rule(String value) {
            rule = value;
        }
    }

    /** One-time passwords by mail; {@code duration} in seconds, {@code length} in digits. */
    public static final class Otp {
        public static final Shape<Otp> SHAPE = Shape.of(Otp::new)
                .bool("enabled", b -> b.enabled, (b, v) -> b.enabled = v)
                .integer("duration", b -> b.duration, (b, v) -> b.duration = v)
                .integer("length", b -> b.length, (b, v) -> b.length = v)
                .object("emailTemplate", b -> b.emailTemplate, EmailTemplate.SHAPE)
                .build();

        private boolean enabled;
        private long duration = 180;
        private long length = 8;
        private final EmailTemplate emailTemplate = new EmailTemplate();

        public boolean enabled() {
            return enabled;
        }

        public void enabled(boolean value) {
            enabled = value;
        }

        public long duration() {
            return duration;
        }

        public void duration(long value) {
            duration = value;
        }

        public long length() {
            return length;
        }

        public void length(long value) {
            length = value;
        }

        public EmailTemplate emailTemplate() {
            return emailTemplate;
        }
    }

    /** Key and life of one kind of token; {@code duration} in seconds. */
    public static final class Token {
        public static final Shape<Token> SHAPE = Shape.of(Token::new)
                .secret("secret", b -> b.secret, (b, v) -> b.secret = v, true)
                .integer("duration", b -> b.duration, (b, v) -> b.duration = v)
                .build();

        private String secret = "";
        private long duration;

        public String secret() {
            return secret;
        }

        public void secret(String value) {
            secret = value;
        }

        public long duration() {
            return duration;
        }

        public void duration(long value) {
            duration = value;
        }
    }
}
