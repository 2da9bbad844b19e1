package dev.satchel.auth;

import dev.satchel.json.Json;
import dev.satchel.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * JSON Web Tokens in the compact form of RFC 7515, signed with HMAC-SHA256 (RFC 7518 §3.2); no other algorithm is
 * accepted.
 *
 * @param claims the payload, not to be trusted before {@link #isSignedWith}
 * @param signed header and payload as they stand in the token
 * @param signature the decoded third part
 */
record Jwt(Map<String, Object> claims, byte[] signed, byte[] signature) {
    /** More than any token of ours has; keeps the cost of refusing a bad one small. */
    private static final int MAX_LENGTH = 10 * 1024;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    /** Signs claims (written with sorted keys) with the UTF-8 bytes of a key. */
    static String sign(Map<String, Object> claims, String key) {
        String signed = HEADER + "." + encode(Json.write(claims));
        return signed + "." + encode(hmac(signed.getBytes(StandardCharsets.US_ASCII), key));
    }

    /** Reads a token without verifying it; empty if it is malformed, of another algorithm, expired or not valid yet. */
    static Optional<Jwt> parse(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 1 || second < 0 || token.length() > MAX_LENGTH || token.indexOf('.', second + 1) >= 0) {
            return Optional.empty();
        }
        try {
            String header = token.substring(0, first);
            if (!header.equals(HEADER) && !"HS256".equals(object(header).get("alg"))) {
                return Optional.empty();
            }
            Map<String, Object> claims = object(token.substring(first + 1, second));
            byte[] signature = decode(token.substring(second + 1));
            byte[] signed = token.substring(0, second).getBytes(StandardCharsets.US_ASCII);
            return isInTime(claims) ? Optional.of(new Jwt(claims, signed, signature)) : Optional.empty();
        } catch (IllegalArgumentException | JsonException e) {
            return Optional.empty();
        }
    }

    /** Whether the signature is that of the key; in constant time. */
    boolean isSignedWith(String key) {
        return MessageDigest.isEqual(hmac(signed, key), signature);
    }

    /** A claim's text; {@code ""} if it is missing or no text. */
    String text(String claim) {
        return claims.get(claim) instanceof String text ? text : "";
    }

    /** {@code exp}, {@code nbf} and {@code iat} are numbers of seconds; each counts only where it is present. */
    private static boolean isInTime(Map<String, Object> claims) {
        double now = System.currentTimeMillis() / 1000.0;
        for (Map.Entry<String, Object> claim : claims.entrySet()) {
            boolean kept =
                    switch (claim.getKey()) {
                        case "exp" -> claim.getValue() instanceof Number seconds && now < seconds.doubleValue();
                        case "nbf", "iat" -> claim.getValue() instanceof Number seconds && now >= seconds.doubleValue();
                        default -> true;
                    };
            if (!kept) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Object> object(String part) {
        return Json.parseObject(decode(part));
    }

    private static byte[] decode(String part) {
        if (part.indexOf('=') >= 0) {
            throw new IllegalArgumentException("padded");
        }
        return Base64.getUrlDecoder().decode(part);
    }

    private static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    private static byte[] hmac(byte[] text, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
