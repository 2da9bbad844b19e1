package dev.satchel.auth;

import dev.satchel.auth.oauth2.AuthorizationUrl;
import dev.satchel.auth.oauth2.Provider;
import dev.satchel.json.JsonWritable;
import dev.satchel.json.JsonWriter;
import dev.satchel.schema.AuthOptions;
import dev.satchel.schema.Collection;
import java.util.ArrayList;
import java.util.List;

/** The ways in which the accounts of a collection sign in, as everybody may see them. */
public final class AuthMethods implements JsonWritable {
    private final AuthOptions options;
    private final List<Choice> providers = new ArrayList<>();

    /** A provider, ready for one sign-in. */
    private record Choice(Provider provider, String displayName, AuthorizationUrl authorization) {}

    private AuthMethods(AuthOptions options) {
        this.options = options;
        if (options.oauth2().enabled()) {
            for (AuthOptions.Provider configured : options.oauth2().providers()) {
                Provider.of(configured.name())
                        .ifPresent(provider -> providers.add(new Choice(
                                provider,
                                configured.displayName().isEmpty() ? provider.displayName() : configured.displayName(),
                                AuthorizationUrl.create(provider, configured))));
            }
        }
    }

    /** Each call makes new states and code verifiers. */
    public static AuthMethods of(Collection collection) {
        return new AuthMethods(collection.auth());
    }

    @Override
    public void writeJson(JsonWriter out) {
        AuthOptions.PasswordAuth password = options.passwordAuth();
        List<String> identityFields = password.enabled() ? password.identityFields() : List.of();
        boolean oauth2 = options.oauth2().enabled();
        out.beginObject().name("password").beginObject();
        out.name("identityFields").any(identityFields);
        out.name("enabled").value(password.enabled()).endObject();
        out.name("oauth2").beginObject().name("providers");
        writeProviders(out, false);
        out.name("enabled").value(oauth2).endObject();
        writeTimed(out, "mfa", options.mfa().enabled(), options.mfa().duration());
        writeTimed(out, "otp", options.otp().enabled(), options.otp().duration());
        out.name("authProviders");
        if (oauth2) {
            writeProviders(out, true);
        } else {
            out.nullValue();
        }
        out.name("usernamePassword").value(identityFields.contains("username"));
        out.name("emailPassword").value(identityFields.contains("email"));
        out.endObject();
    }

    private static void writeTimed(JsonWriter out, String name, boolean enabled, long duration) {
        out.name(name).beginObject();
        out.name("enabled")
                .value(enabled)
                .name("duration")
                .value(enabled ? duration : 0)
                .endObject();
    }

    /** Clients from before 0.23 read the providers elsewhere, and without logos. */
    private void writeProviders(JsonWriter out, boolean legacy) {
        out.beginArray();
        for (Choice choice : providers) {
            AuthorizationUrl authorization = choice.authorization();
            out.beginObject();
            out.name("name").value(choice.provider().id());
            out.name("displayName").value(choice.displayName());
            out.name("logo").value(legacy ? "" : choice.provider().logo());
            out.name("state").value(authorization.state());
            out.name("authURL").value(authorization.url());
            out.name("authUrl").value(authorization.url());
            out.name("codeVerifier").value(authorization.codeVerifier());
            out.name("codeChallenge").value(authorization.codeChallenge());
            out.name("codeChallengeMethod").value(authorization.codeChallengeMethod());
            out.endObject();
        }
        out.endArray();
    }
}
