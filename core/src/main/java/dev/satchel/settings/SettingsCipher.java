package dev.satchel.settings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps the settings secret in the database: AES-GCM with a nonce of 12 bytes in front and a tag of 16 bytes at the
 * end, in standard base64, which is PocketBase's form. The key is the text's bytes, so 16, 24 or 32 of them.
 */
public final class SettingsCipher {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private SettingsCipher() {}

    /** @throws SettingsException if the key has another size */
    public static String encrypt(byte[] plain, String key) {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain);
            byte[] all = new byte[nonce.length + sealed.length];
            System.arraycopy(nonce, 0, all, 0, nonce.length);
            System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new SettingsException("failed to encrypt the settings", e);
        }
    }

    /** @throws SettingsException if the key does not fit or the text is none of ours */
    public static byte[] decrypt(byte[] text, String key) {
        try {
            checkSize(key);
            byte[] all = Base64.getDecoder().decode(new String(text, StandardCharsets.ISO_8859_1));
            if (all.length < NONCE_BYTES) {
                throw new SettingsException("cipher: message authentication failed", null);
            }
            byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new SettingsException("cipher: message authentication failed", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SettingsException("failed to decrypt the settings: " + e.getMessage(), e);
        }
    }

    private static Cipher cipher(int mode, String key, byte[] nonce) throws GeneralSecurityException {
        byte[] bytes = checkSize(key);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] checkSize(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        if (bytes.length != 16 && bytes.length != 24 && bytes.length != 32) {
            throw new SettingsException("crypto/aes: invalid key size " + bytes.length, null);
        }
        return bytes;
    }
}
