package dev.satchel.auth.oauth2;

import dev.satchel.Ids;
import dev.satchel.schema.AuthOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a client sends its user to sign in with a provider, with the secrets that belong to this one attempt: state and
 * code verifier (RFC 7636, method S256). The texts about the code are {@code ""} where the proof is switched off.
 *
 * @param url ends with {@code redirect_uri=}, for the client to add its own address
 */
public record AuthorizationUrl(
        String url, String state, String codeVerifier, String codeChallenge, String codeChallengeMethod) {
    private static final int STATE_LENGTH = 30;
    private static final int VERIFIER_LENGTH = 43;

    public static AuthorizationUrl create(Provider provider, AuthOptions.Provider options) {
        boolean pkce = options.pkce().orElse(provider.pkce());
        String state = Ids.token(STATE_LENGTH);
        String verifier = pkce ? Ids.token(VERIFIER_LENGTH) : "";
        String challenge = pkce ? challenge(verifier) : "";
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("client_id", options.clientId());
        parameters.put("response_type", "code");
        parameters.put("state", state);
        if (pkce) {
            parameters.put("code_challenge", challenge);
            parameters.put("code_challenge_method", "S256");
        }
        if (provider == Provider.APPLE) {
            parameters.put("response_mode", "form_post");
        }
        String scopes = scopes(provider, options);
        if (!scopes.isEmpty()) {
            parameters.put("scope", scopes);
        }
        String base = options.authURL().isEmpty() ? provider.authURL() : options.authURL();
        StringBuilder url = new StringBuilder(base).append(base.indexOf('?') >= 0 ? '&' : '?');
        parameters.forEach((name, value) ->
                url.append(name).append('=').append(encode(value)).append('&'));
        return new AuthorizationUrl(
                url.append("redirect_uri=").toString(), state, verifier, challenge, pkce ? "S256" : "");
    }

    /** Microsoft needs one more scope to vouch for an address by a claim of its id token. */
    private static String scopes(Provider provider, AuthOptions.Provider options) {
        String scopes = String.join(" ", provider.scopes());
        boolean claim = options.extra()
                .map(extra -> extra.get("idTokenEmailClaim") instanceof String name && !name.isEmpty())
                .orElse(false);
        return provider == Provider.MICROSOFT && claim ? scopes + " openid" : scopes;
    }

    private static String encode(String value) {
        // Java leaves the star alone and escapes the tilde; Go's forms, which clients compare with, do it the other
        // way.
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
