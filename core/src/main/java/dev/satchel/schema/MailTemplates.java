package dev.satchel.schema;

import dev.satchel.schema.AuthOptions.EmailTemplate;

/** The mail texts that a new auth collection starts with. */
final class MailTemplates {
    private static final String SIGNATURE = """
            <p>
              Thanks,<br/>
              {APP_NAME} team
            </p>""";

    private static final String VERIFICATION = """
            <p>Hello,</p>
            <p>Thank you for joining us at {APP_NAME}.</p>
            <p>Click on the button below to verify your email address.</p>
            <p>
              <a class="btn" href="{APP_URL}/_/#/auth/confirm-verification/{TOKEN}" target="_blank" rel="noopener">Verify</a>
            </p>
            <p><i>If you didn't recently register, please ignore this email.</i></p>
            """ + SIGNATURE;

    private static final String PASSWORD_RESET = """
            <p>Hello,</p>
            <p>Click on the button below to reset your password.</p>
            <p>
              <a class="btn" href="{APP_URL}/_/#/auth/confirm-password-reset/{TOKEN}" target="_blank" rel="noopener">\
            Reset password</a>
            </p>
            <p><i>If you didn't ask to reset your password, please ignore this email.</i></p>
            """ + SIGNATURE;

    private static final String EMAIL_CHANGE = """
            <p>Hello,</p>
            <p>Click on the button below to confirm your new email address.</p>
            <p>
              <a class="btn" href="{APP_URL}/_/#/auth/confirm-email-change/{TOKEN}" target="_blank" rel="noopener">\
            Confirm new email</a>
            </p>
            <p><i>If you didn't ask to change your email address, please ignore this email.</i></p>
            """ + SIGNATURE;

    private static final String OTP = """
            <p>Hello,</p>
            <p>Your one-time password is: <strong>{OTP}</strong></p>
            <p><i>If you didn't ask for the one-time password, you can ignore this email.</i></p>
            """ + SIGNATURE;

    static final String AUTH_ALERT = """
            <p>Hello,</p>
            <p>We noticed a login to your {APP_NAME} account from a new location:</p>
            <p><em>{ALERT_INFO}</em></p>
            <p><strong>If this wasn't you, you should immediately change your {APP_NAME} account password \
            to revoke access from all other locations.</strong></p>
            <p>If this was you, you may disregard this email.</p>
            """ + SIGNATURE;

    /** The login alert of versions before 0.35, which says nothing about the place. */
    static final String OLD_AUTH_ALERT = """
            <p>Hello,</p>
            <p>We noticed a login to your {APP_NAME} account from a new location.</p>
            <p>If this was you, you may disregard this email.</p>
            <p><strong>If this wasn't you, you should immediately change your {APP_NAME} account password \
            to revoke access from all other locations.</strong></p>
            """ + SIGNATURE;

    private MailTemplates() {}

    static void setDefaults(AuthOptions auth) {
        set(auth.verificationTemplate(), "Verify your {APP_NAME} email", VERIFICATION);
        set(auth.resetPasswordTemplate(), "Reset your {APP_NAME} password", PASSWORD_RESET);
        set(auth.confirmEmailChangeTemplate(), "Confirm your {APP_NAME} new email address", EMAIL_CHANGE);
        set(auth.otp().emailTemplate(), "OTP for {APP_NAME}", OTP);
        set(auth.authAlert().emailTemplate(), "Login from a new location", AUTH_ALERT);
    }

    private static void set(EmailTemplate template, String subject, String body) {
        template.subject(subject);
        template.body(body);
    }
}
