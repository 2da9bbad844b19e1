package dev.satchel.auth;

import dev.satchel.App;
import dev.satchel.Ids;
import dev.satchel.error.ApiException;
import dev.satchel.error.ValidationException;
import dev.satchel.record.Record;
import dev.satchel.record.RecordStore;
import dev.satchel.schema.AuthOptions;
import dev.satchel.schema.Collection;
import dev.satchel.schema.field.Patterns;
import dev.satchel.settings.Settings;
import dev.satchel.settings.SettingsStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the administrator of the machine may do to superusers, without signing in. The operations take the command's
 * arguments and give the text that tells of their success; they fail with a {@link Failure}, whose message tells why.
 */
public final class Superusers {
    public static final String COLLECTION = "_superusers";

    /** The account for whoever opens the dashboard first; it goes as soon as there is a real superuser. */
    public static final String INSTALLER_EMAIL = "__pbinstaller@example.com";

    private static final Duration INSTALLER_TOKEN_LIFE = Duration.ofMinutes(30);

    /** An operation that was not done; the message is for the administrator. */
    public static final class Failure extends RuntimeException {
        Failure(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private Superusers() {}

    public static String upsert(App app, List<String> arguments) {
        checkEmailAndPassword(arguments);
        String email = arguments.get(0);
        Record superuser = find(app, email).orElseGet(() -> blank(app, email));
        superuser.set("password", arguments.get(1));
        save(app, superuser, "failed to upsert superuser account: ");
        return "Successfully saved superuser \"" + email + "\"!";
    }

    public static String create(App app, List<String> arguments) {
        checkEmailAndPassword(arguments);
        Record superuser = blank(app, arguments.get(0));
        superuser.set("password", arguments.get(1));
        save(app, superuser, "failed to create new superuser account: ");
        return "Successfully created new superuser \"" + arguments.get(0) + "\"!";
    }

    public static String update(App app, List<String> arguments) {
        checkEmailAndPassword(arguments);
        String email = arguments.get(0);
        Record superuser = existing(app, email);
        superuser.set("password", arguments.get(1));
        save(app, superuser, "failed to change superuser \"" + email + "\" password: ");
        return "Successfully changed superuser \"" + email + "\" password!";
    }

    public static String delete(App app, List<String> arguments) {
        String email = onlyEmail(arguments);
        Optional<Record> superuser = find(app, email);
        if (superuser.isEmpty()) {
            return "superuser \"" + email + "\" is missing or already deleted";
        }
        try {
            RecordStore.delete(app, superuser.get());
        } catch (RuntimeException e) {
            throw new Failure("failed to delete superuser \"" + email + "\": " + text(e), e);
        }
        return "Successfully deleted superuser \"" + email + "\"!";
    }

    /** Makes a one-time password; its text holds the id, the password and the seconds for which it is good. */
    public static String otp(App app, List<String> arguments) {
        String email = onlyEmail(arguments);
        Record superuser = existing(app, email);
        AuthOptions.Otp options = superuser.collection().auth().otp();
        if (!options.enabled()) {
            throw new Failure("OTP auth is not enabled for the _superusers collection", null);
        }
        String password = OneTimePasswords.generate(options);
        Record otp;
        try {
            otp = OneTimePasswords.create(app, superuser, password);
        } catch (RuntimeException e) {
            throw new Failure("failed to create OTP: " + text(e), e);
        }
        return "Successfully created OTP for superuser \"" + email + "\":\n├─ Id:    " + otp.id() + "\n├─ Pass:  "
                + password + "\n└─ Valid: " + options.duration() + "s\n";
    }

    /** Sets the addresses from which superusers may come; none for everywhere. */
    public static String ips(App app, List<String> arguments) {
        Settings settings = Settings.SHAPE.copy(app.settings());
        settings.superuserIPs(new ArrayList<>(arguments));
        try {
            SettingsStore.save(app, settings);
        } catch (RuntimeException e) {
            throw new Failure(text(e), e);
        }
        if (arguments.isEmpty()) {
            return "Successfully cleared SuperuserIPs setting!";
        }
        StringBuilder lines = new StringBuilder("Successfully updated SuperuserIPs setting:");
        for (int i = 0; i < arguments.size(); i++) {
            lines.append(i == arguments.size() - 1 ? "\n└─ " : "\n├─ ").append(arguments.get(i));
        }
        return lines.toString();
    }

    /**
     * A token with which the first superuser can be created, good for half an hour; nothing if there is one already.
     * Makes the installer account if needed.
     */
    public static Optional<String> installerToken(App app) {
        Collection superusers = collection(app);
        if (RecordStore.findFirst(app, superusers, "`email` != ?", INSTALLER_EMAIL)
                .isPresent()) {
            return Optional.empty();
        }
        Record installer = find(app, INSTALLER_EMAIL).orElseGet(() -> {
            Record account = blank(app, INSTALLER_EMAIL);
            account.set("password", Ids.token(30));
            RecordStore.save(app, account);
            return account;
        });
        return Optional.of(Tokens.auth(app, installer, INSTALLER_TOKEN_LIFE, false));
    }

    private static Record blank(App app, String email) {
        Record superuser = Record.blank(collection(app));
        superuser.set("email", email);
        superuser.set("verified", true);
        return superuser;
    }

    private static void save(App app, Record superuser, String failure) {
        try {
            RecordStore.save(app, superuser);
        } catch (RuntimeException e) {
            throw new Failure(failure + text(e), e);
        }
    }

    private static Collection collection(App app) {
        return app.findCollection(COLLECTION).orElseThrow(() -> new Failure("missing _superusers collection", null));
    }

    private static Optional<Record> find(App app, String email) {
        return Accounts.findByEmail(app, collection(app), email);
    }

    private static Record existing(App app, String email) {
        return find(app, email)
                .orElseThrow(() -> new Failure("superuser with email \"" + email + "\" doesn't exist", null));
    }

    private static void checkEmailAndPassword(List<String> arguments) {
        if (arguments.size() != 2) {
            throw new Failure("missing email and password arguments", null);
        }
        if (!Patterns.isEmail(arguments.getFirst())) {
            throw new Failure("missing or invalid email address", null);
        }
    }

    private static String onlyEmail(List<String> arguments) {
        if (arguments.isEmpty() || !Patterns.isEmail(arguments.getFirst())) {
            throw new Failure("invalid or missing email address", null);
        }
        return arguments.getFirst();
    }

    private static String text(RuntimeException error) {
        return error instanceof ApiException api && !api.data().isEmpty()
                ? new ValidationException(api.data()).getMessage()
                : String.valueOf(error.getMessage());
    }
}
