package dev.satchel.cli;

/** {@code update}: says how an installation is brought up to date, as it does not replace itself. */
final class UpdateCommand {
    private UpdateCommand() {}

    static void run(Invocation invocation) {
        Console console = invocation.program().console();
        console.print("This is Satchel " + invocation.program().version() + '.');
        console.print(
                "Satchel does not replace itself. To update a checkout run `git pull`; the next start builds it.");
        console.print(
                "To update a downloaded bundle unpack the newer one in its place. The data folder stays as it is.");
    }
}
