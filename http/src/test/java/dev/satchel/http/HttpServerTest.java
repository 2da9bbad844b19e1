package dev.satchel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.TestApps;
import dev.satchel.error.ApiException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {
    private static final ConnectionLimits QUICK =
            new ConnectionLimits(Duration.ofMillis(300), Duration.ofMillis(600), Duration.ofMillis(50));

    private final CountDownLatch started = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() {
        Router router = new Router();
        new HealthApi().routes(router);
        router.add("POST", "/echo", exchange -> exchange.bytes(200, "text/plain", exchange.body()))
                .bodyLimit(x -> 1000);
        router.add("GET", "/slow", exchange -> {
            started.countDown();
            try {
                Thread.sleep(400);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            exchange.bytes(200, "text/plain", new byte[] {'s'});
        });
        router.add("GET", "/crash", exchange -> {
            throw new IllegalStateException("secret");
        });
        router.add("GET", "/error", exchange -> {
            throw new AssertionError("secret");
        });
        router.add("POST", "/twice", exchange -> {
                    try {
                        exchange.body();
                    } catch (ApiException e) {
                        exchange.bytes(200, "text/plain", exchange.body());
                    }
                })
                .bodyLimit(x -> 10);
        HttpOptions options = new HttpOptions("127.0.0.1", 0, List.of("*"), Path.of("nowhere"), true);
        server = HttpServer.start(options, TestApps.bare(), router, QUICK);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void anErrorOfAnyKindIsAnsweredAndTellsNothing() throws IOException {
        assertThat(send("GET /error HTTP/1.1\nHost: a\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 500")
                .contains("{\"code\":500,\"data\":{},")
                .doesNotContain("secret");
    }

    @Test
    void aBodyThatWasTooLargeStaysSo() throws IOException {
        String chunk = "14\n" + "x".repeat(20) + "\n";
        assertThat(send("POST /twice HTTP/1.1\nHost: a\nConnection: close\nTransfer-Encoding: chunked\n\n" + chunk
                        + chunk + "0\n\n"))
                .startsWith("HTTP/1.1 413");
    }

    /** Sends, and reads until the server closes the connection. */
    private String send(String request) throws IOException {
        try (Socket socket = open(request)) {
            return read(socket);
        }
    }

    private Socket open(String request) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(5000);
        socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static String status(String answer) {
        return answer.isEmpty() ? "none" : answer.substring("HTTP/1.1 ".length(), answer.indexOf('\r'));
    }

    @Test
    void severalRequestsShareAConnection() throws IOException {
        String answer =
                send("GET /api/health HTTP/1.1\nHost: a\n\nPOST /echo HTTP/1.1\nHost: a\nContent-Length: 2\n\nhi"
                        + "GET /api/health HTTP/1.1\nHost: a\nConnection: close\n\n");
        assertThat(answer.split("HTTP/1.1 200 OK", -1)).hasSize(4);
        assertThat(answer).contains("\r\n\r\nhiHTTP");
    }

    @Test
    void version10IsServedAndClosed() throws IOException {
        assertThat(send("GET /api/health HTTP/1.0\n\n"))
                .startsWith("HTTP/1.1 200 OK")
                .contains("Connection: close");
    }

    @Test
    void whatIsNoHttpGetsAPlainAnswer() throws IOException {
        assertThat(send("GET /api/health HTTP/1.1\n\n")).endsWith("400 Bad Request: missing required Host header");
        assertThat(send("GET /%zz HTTP/1.1\nHost: a\n\n")).endsWith("\r\n\r\n400 Bad Request");
        assertThat(status(send("nonsense\n\n"))).isEqualTo("400 Bad Request");
        assertThat(status(send("GET / HTTP/1.1\nHost: a\nX: " + "a".repeat(1_100_000) + "\n\n")))
                .isEqualTo("431 Request Header Fields Too Large");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
        assertThat(send("POST /echo HTTP/1.1\nHost: a\nContent-Length: 1001\nConnection: close\n\n" + "x".repeat(1001)))
                .startsWith("HTTP/1.1 413 ");
        String chunks = "POST /echo HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n3e8\n" + "x".repeat(1000) + "\n";
        assertThat(send(chunks + "1\nx\n0\n\n")).startsWith("HTTP/1.1 413 ");
        assertThat(
                        send(
                                "POST /nosuch HTTP/1.1\nHost: a\nContent-Length: 3\n\nabcGET /api/health HTTP/1.1\nHost: a\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 404 ")
                .contains("HTTP/1.1 200 OK");
    }

    @Test
    void aCrashTellsNothing() throws IOException {
        assertThat(send("GET /crash HTTP/1.1\nHost: a\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 500 ")
                .contains(
                        "{\"code\":500,\"data\":{},\"message\":\"Something went wrong while processing your request.\",\"status\":500}\n");
    }

    @Test
    void optionsEndInCors() throws IOException {
        assertThat(send("OPTIONS /nosuch HTTP/1.1\nHost: a\nOrigin: http://b\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 204 ")
                .contains("Access-Control-Allow-Origin: *", "Vary: Origin", "Access-Control-Allow-Methods")
                .doesNotContain("X-Frame-Options");
    }

    @Test
    void clientsThatTakeTooLongAreDropped() throws IOException {
        try (Socket socket = open("GET /api/health HTTP/1.1\nHost: ")) {
            long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
            assertThat(dropped(socket, "x", end)).as("headers that drip").isTrue();
        }
        try (Socket socket = open("POST /echo HTTP/1.1\nHost: a\nContent-Length: 5\n\nab")) {
            socket.setSoTimeout(3000);
            socket.getInputStream().readAllBytes();
        }
    }

    private static boolean dropped(Socket socket, String drop, long end) throws IOException {
        socket.setSoTimeout(50);
        while (System.nanoTime() < end) {
            try {
                socket.getOutputStream().write(drop.getBytes(StandardCharsets.US_ASCII));
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException e) {
                // still open
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aStopLetsRunningRequestsFinish() throws Exception {
        try (Socket idle = open("GET /api/health HTTP/1.1\nHost: a\n\n");
                Socket busy = open("GET /slow HTTP/1.1\nHost: a\n\n")) {
            started.await();
            assertThat(idle.getInputStream().read()).isEqualTo('H');
            long begin = System.nanoTime();
            server.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
            assertThat(status(read(busy))).isEqualTo("200 OK");
            assertThat(read(idle)).startsWith("TTP/1.1 200 OK");
        }
    }
}
