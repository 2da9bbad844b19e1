package dev.satchel.cli;

import dev.satchel.App;
import dev.satchel.Config;
import dev.satchel.Satchel;
import dev.satchel.auth.Superusers;
import dev.satchel.http.HttpOptions;
import dev.satchel.http.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Part of the build: a server on a folder of its own does the work of a usual day, while the JVM notes which classes
 * and methods that takes ({@code -XX:AOTCacheOutput}). Later starts take them from the cache.
 */
public final class Training {
    private static final String EMAIL = "training@example.com";
    private static final String PASSWORD = "training-password";
    private static final int ROUNDS = 60;

    private final int port;
    private String token = "";

    private Training(int port) {
        this.port = port;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("satchel-training");
        try {
            // The usual entry, for its classes.
            Program program = new Program("satchel", "training", new Console(false));
            List<String> arguments = List.of("serve", "--http=127.0.0.1:0", "--dir=" + folder.resolve("pb_data"));
            Invocation invocation = CommandLine.parse(program, CommandLine.target(program, arguments), arguments);
            run(program.config(invocation), folder, ServeCommand.options(invocation, Address.parse("127.0.0.1:0")));
            run(program.config(invocation), folder, ServeCommand.options(invocation, Address.parse("127.0.0.1:0")));
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private static void run(Config config, Path folder, HttpOptions options) {
        try (Satchel satchel = Satchel.open(config)) {
            App app = satchel.app();
            HttpServer server = HttpServer.start(options, satchel);
            try {
                boolean first = Superusers.installerToken(app).isPresent();
                Superusers.upsert(app, List.of(EMAIL, PASSWORD));
                Training training = new Training(server.port());
                training.logIn();
                if (first) {
                    training.makeCollections();
                }
                training.useRecords();
            } finally {
                server.stop();
            }
        }
    }

    private void logIn() {
        String answer = send(
                "POST",
                "/api/collections/_superusers/auth-with-password",
                "{\"identity\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}");
        token = value(answer, "token");
        send("POST", "/api/collections/_superusers/auth-refresh", "");
    }

    private void makeCollections() {
        send("GET", "/api/collections", "");
        send("POST", "/api/collections", """
                {"id":"trainingtags001","name":"tags","type":"base","listRule":"","viewRule":"","fields":[{"name":"name","type":"text"}]}""");
        send("GET", "/api/collections/tags", "");
        String made = send("POST", "/api/collections", """
                {"name":"posts","type":"base","listRule":"@request.auth.id != ''","viewRule":"","createRule":"",\
                "updateRule":"title != ''","deleteRule":"","fields":[{"name":"title","type":"text","required":true},\
                {"name":"n","type":"number"},{"name":"ok","type":"bool"},{"name":"at","type":"date"},\
                {"name":"mail","type":"email"},{"name":"link","type":"url"},{"name":"body","type":"editor"},\
                {"name":"kind","type":"select","values":["a","b"],"maxSelect":2},{"name":"data","type":"json"},\
                {"name":"tag","type":"relation","collectionId":"trainingtags001","maxSelect":5},\
                {"name":"created","type":"autodate","onCreate":true}],\
                "indexes":["CREATE INDEX idx_n ON posts (n)"]}""");
        if (!made.startsWith("HTTP/1.1 200")) {
            throw new IllegalStateException("the collection was not made: " + made);
        }
        send("PATCH", "/api/collections/posts", "{\"listRule\":\"\"}");
    }

    private void useRecords() {
        String tag = value(send("POST", "/api/collections/tags/records", "{\"name\":\"one\"}"), "id");
        for (int i = 0; i < ROUNDS; i++) {
            String record = send("POST", "/api/collections/posts/records", """
                    {"title":"Post %d","n":%d,"ok":true,"at":"2026-01-01 10:00:00.000Z","mail":"a@example.com",\
                    "link":"https://example.com","body":"<p>Hello</p>","kind":["a"],"data":{"x":[1,2.5,"y",null]},\
                    "tag":["%s"]}""".formatted(i, i, tag));
            String path = "/api/collections/posts/records/" + value(record, "id");
            send("GET", path + "?expand=tag", "");
            send("PATCH", path, "{\"title\":\"Changed\",\"n+\":2}");
            send("GET", "/api/collections/posts/records?filter=n%3E3%20%26%26%20title~%27o%27&sort=-n,id", "");
            send("GET", "/api/collections/posts/records?perPage=20&expand=tag&filter=tag.name%3D%27one%27", "");
            send("GET", "/api/collections/posts/records?perPage=20&skipTotal=1&fields=id,title", "");
            send("GET", "/api/health", "");
            send("POST", "/api/collections/posts/records", "{\"title\":\"\"}");
            if (i % 4 == 0) {
                send("DELETE", path, "");
            }
        }
        send("GET", "/api/nothing", "");
        send("GET", "/_/", "");
    }

    /** Sends a request and gives the whole answer. */
    private String send(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n"
                + "User-Agent: training\r\nAccept: */*\r\n"
                + (token.isEmpty() ? "" : "Authorization: " + token + "\r\n")
                + (bytes.length == 0 ? "" : "Content-Type: application/json\r\n") + "Content-Length: " + bytes.length
                + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            request.writeBytes(bytes);
            socket.getOutputStream().write(request.toByteArray());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a key of an answer; the key must be there. */
    private static String value(String answer, String key) {
        String start = '"' + key + "\":\"";
        int from = answer.lastIndexOf(start);
        if (from < 0) {
            throw new IllegalStateException("no " + key + " in " + answer);
        }
        from += start.length();
        return answer.substring(from, answer.indexOf('"', from));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
