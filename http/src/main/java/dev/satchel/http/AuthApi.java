package dev.satchel.http;

import dev.satchel.auth.AuthActions;
import dev.satchel.auth.AuthCall;
import dev.satchel.auth.AuthMethods;
import dev.satchel.auth.AuthOutcome;
import dev.satchel.auth.OneTimePasswords;
import dev.satchel.auth.PasswordLogin;
import dev.satchel.error.ApiException;
import dev.satchel.error.FieldErrors;
import dev.satchel.error.Rules;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import dev.satchel.schema.Collection;

/** Sign-in, refresh and impersonation of the records of auth collections, and tokens for files. */
public final class AuthApi {
    private static final String BASE = "/api/collections/{collection}/";
    private static final String UNREADABLE = "An error occurred while loading the submitted data.";

    /** Seconds that the token of an impersonation lives; 0 for the collection's usual time. */
    private static final class Impersonation {
        private static final Shape<Impersonation> SHAPE = Shape.of(Impersonation::new)
                .integer("duration", b -> b.duration, (b, v) -> b.duration = v)
                .build();

        private long duration;
    }

    public void routes(Router router) {
        router.add("GET", BASE + "auth-methods", AuthApi::methods).tags("listAuthMethods");
        router.add("POST", BASE + "auth-refresh", AuthApi::refresh, Guards.sameCollection("collection"))
                .tags("authRefresh");
        router.add("POST", BASE + "auth-with-password", AuthApi::withPassword).tags("authWithPassword", "auth");
        router.add("POST", BASE + "auth-with-otp", AuthApi::withOtp).tags("authWithOTP", "auth");
        router.add("POST", BASE + "impersonate/{id}", AuthApi::impersonate, Guards.superuser());
        router.add("POST", "/api/files/token", AuthApi::fileToken, Guards.auth());
    }

    private static void methods(Exchange exchange) {
        exchange.json(200, AuthMethods.of(collection(exchange)));
    }

    private static void withPassword(Exchange exchange) {
        Collection collection = collection(exchange);
        AuthActions.requirePasswordAuth(collection);
        PasswordLogin form = exchange.readForm(PasswordLogin.SHAPE, UNREADABLE);
        answer(exchange, AuthActions.withPassword(call(exchange, collection), form));
    }

    private static void withOtp(Exchange exchange) {
        Collection collection = collection(exchange);
        OneTimePasswords.requireEnabled(collection);
        OneTimePasswords.Login form = exchange.readForm(OneTimePasswords.Login.SHAPE, UNREADABLE);
        answer(exchange, OneTimePasswords.login(call(exchange, collection), form));
    }

    private static void refresh(Exchange exchange) {
        Record caller = exchange.auth().orElseThrow();
        answer(exchange, AuthActions.refresh(call(exchange, caller.collection()), caller, AuthToken.of(exchange)));
    }

    private static void impersonate(Exchange exchange) {
        Collection collection = collection(exchange);
        AuthActions.requireAccount(exchange.app(), collection, exchange.param("id"));
        Impersonation form = exchange.readForm(Impersonation.SHAPE, UNREADABLE);
        if (form.duration < 0) {
            throw new ApiException(
                    400,
                    "An error occurred while validating the submitted data.",
                    FieldErrors.of("duration", Rules.atLeast(0)),
                    null);
        }
        answer(exchange, AuthActions.impersonate(call(exchange, collection), exchange.param("id"), form.duration));
    }

    private static void fileToken(Exchange exchange) {
        String token = AuthActions.fileToken(exchange.app(), exchange.auth().orElseThrow());
        exchange.json(200, out -> out.beginObject().name("token").value(token).endObject());
    }

    private static void answer(Exchange exchange, AuthOutcome outcome) {
        if (outcome instanceof AuthOutcome.Stopped) {
            exchange.answerEmptyIfNone();
        } else {
            exchange.json(outcome.status(), outcome);
        }
    }

    private static AuthCall call(Exchange exchange, Collection collection) {
        return new AuthCall(exchange.app(), collection, exchange.requestInfo(), exchange.realIp());
    }

    private static Collection collection(Exchange exchange) {
        return exchange.app()
                .findCollection(exchange.param("collection"))
                .filter(Collection::isAuth)
                .orElseThrow(() -> ApiException.missing("Missing or invalid auth collection context."));
    }
}
