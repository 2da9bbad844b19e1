package dev.satchel.cli;

import dev.satchel.App;
import dev.satchel.Satchel;
import dev.satchel.auth.Superusers;
import java.util.List;
import java.util.function.BiFunction;

/** {@code superuser}: what the administrator of the machine may do without signing in. */
final class SuperuserCommand {
    private SuperuserCommand() {}

    static void create(Invocation invocation) {
        run(invocation, Superusers::create);
    }

    static void update(Invocation invocation) {
        run(invocation, Superusers::update);
    }

    static void upsert(Invocation invocation) {
        run(invocation, Superusers::upsert);
    }

    static void delete(Invocation invocation) {
        run(invocation, Superusers::delete);
    }

    static void otp(Invocation invocation) {
        run(invocation, Superusers::otp);
    }

    static void ips(Invocation invocation) {
        run(invocation, Superusers::ips);
    }

    private static void run(Invocation invocation, BiFunction<App, List<String>, String> operation) {
        try (Satchel satchel = Main.open(invocation)) {
            invocation.program().console().success(operation.apply(satchel.app(), invocation.arguments()));
        } catch (Superusers.Failure e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
