package dev.satchel.cli;

import dev.satchel.App;
import dev.satchel.Satchel;
import dev.satchel.auth.Superusers;
import dev.satchel.http.HttpOptions;
import dev.satchel.http.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** {@code serve}: runs the server until the process is told to stop. */
final class ServeCommand {
    /** After this many milliseconds a stop ends the process whatever is still going on. */
    private static final long LONGEST_STOP = 4000;

    /** Held so that its level stays: the web server has nothing to say about a start that went well. */
    private static final Logger WEB_SERVER = Logger.getLogger("io.helidon");

    private ServeCommand() {}

    static void run(Invocation invocation) {
        if (!invocation.arguments().isEmpty() || !invocation.text("https").isEmpty()) {
            throw new CommandException("serving over TLS (domains, --https) is not part of this version;"
                    + " use --http behind a reverse proxy that does it");
        }
        String given = invocation.text("http");
        Address address = Address.parse(given.isEmpty() ? "127.0.0.1:8090" : given);
        WEB_SERVER.setLevel(Level.WARNING);
        Satchel satchel = Main.open(invocation);
        // There before the first answer, so that a signal right after it finds the way to stop.
        AtomicReference<HttpServer> server = new AtomicReference<>();
        Thread stop = new Thread(() -> stop(server.get(), satchel), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            tryToBind(address);
            server.set(HttpServer.start(options(invocation, address), satchel));
        } catch (CommandException e) {
            Runtime.getRuntime().removeShutdownHook(stop);
            satchel.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            Runtime.getRuntime().removeShutdownHook(stop);
            satchel.close();
            throw new CommandException("listen tcp " + address.text() + ": " + reason(e), e);
        }
        satchel.app().engine().cron().start();
        Console console = invocation.program().console();
        banner(console, address);
        warnAboutMigrations(invocation);
        Thread.ofVirtual().name("installer").start(() -> offerInstaller(invocation.program(), satchel.app(), address));
        waitForever();
    }

    static HttpOptions options(Invocation invocation, Address address) {
        List<String> origins = Stream.of(invocation.text("origins").split(","))
                .filter(origin -> !origin.isEmpty())
                .toList();
        return new HttpOptions(
                address.host(),
                address.port(),
                origins,
                Path.of(invocation.text("publicDir")),
                invocation.isOn("indexFallback"));
    }

    /** The web server does not tell why it cannot listen, but the operating system does. */
    private static void tryToBind(Address address) throws IOException {
        InetSocketAddress socket = address.host().isEmpty()
                ? new InetSocketAddress(address.port())
                : new InetSocketAddress(address.host(), address.port());
        if (socket.isUnresolved()) {
            throw new CommandException("listen tcp: lookup " + address.host() + ": no such host");
        }
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(socket);
        }
    }

    /** What the operating system said, in the words of the original where those are known. */
    private static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        if (message.contains("already in use")) {
            return "bind: address already in use";
        }
        if (message.contains("ermission denied")) {
            return "bind: permission denied";
        }
        if (message.contains("assign requested address")) {
            return "bind: cannot assign requested address";
        }
        return message;
    }

    private static void banner(Console console, Address address) {
        String url = "http://" + address.shown();
        String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss"));
        console.print(time + ' ' + console.green("Server started at ") + console.cyan(url) + '\n' + "├─ "
                + console.green("REST API:  ") + console.cyan(url + "/api/") + '\n' + "└─ "
                + console.green("Dashboard: ") + console.cyan(url + "/_/"));
    }

    /** Collections that a folder expects from its migrations may be missing; the user has to know why. */
    private static void warnAboutMigrations(Invocation invocation) {
        Path folder = MigrateCommand.folder(invocation);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            long count = files.filter(file -> file.toString().endsWith(".js")).count();
            if (count > 0) {
                invocation
                        .program()
                        .console()
                        .print("(!) " + count + " JavaScript migrations in " + folder
                                + " are left alone: this version does not run them yet.");
            }
        } catch (IOException e) {
            // an unreadable folder holds nothing to warn about
        }
    }

    private static void offerInstaller(Program program, App app, Address address) {
        Optional<String> token = Superusers.installerToken(app);
        if (token.isEmpty()) {
            return;
        }
        String url = "http://" + address.shown() + "/_/#/pbinstall/" + token.get();
        Console console = program.console();
        if (console.isTerminal()) {
            Browser.open(url);
        }
        console.print("\n"
                + console.green("(!) Launch the URL below in the browser if it hasn't been open already to"
                        + " create your first superuser account:"));
        console.print(console.cyan(url));
        console.print("(you can also create your first superuser by running: " + program.argv0()
                + " superuser upsert EMAIL PASS)\n");
    }

    /** Runs as the JVM's shutdown hook, on SIGTERM, SIGINT and SIGHUP; {@code server} is null before it listens. */
    private static void stop(HttpServer server, Satchel satchel) {
        Thread watchdog = new Thread(() -> {
            try {
                Thread.sleep(LONGEST_STOP);
            } catch (InterruptedException e) {
                return;
            }
            Runtime.getRuntime().halt(0);
        });
        watchdog.setDaemon(true);
        watchdog.start();
        try (satchel) {
            if (server != null) {
                server.stop();
            }
        } catch (RuntimeException e) {
            e.printStackTrace(); // the logging system is being shut down too
        }
        // Without this the JVM would report the signal as its exit code; a stop that was asked for is a success.
        Runtime.getRuntime().halt(0);
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
