package dev.satchel.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * A connection as Helidon's HTTP/1 reads and writes it, with a look at how long the client takes: {@link Connections}
 * closes those who do not finish their headers, send no more of a body, or do not read the answer.
 *
 * <p>It also is the connection's {@link PeerInfo}, through which a request finds it.
 */
final class Connection implements ConnectionContext, PeerInfo, DataWriter {
    private static final int WAITING = 0; // for the first byte of a request
    private static final int HEADERS = 1;
    private static final int REQUEST = 2; // in the hands of its handler
    private static final int LAST_BYTES = 3; // of a body that nobody wants any more

    private static final int MOST_HEADER_BYTES = (1 << 20) + 4096; // 1 MiB as in Go, and the slack that it allows
    private static final byte[] HEADERS_TOO_LARGE = refusal("431 Request Header Fields Too Large");
    private static final byte[] BAD_REQUEST = refusal("400 Bad Request");

    /** Bytes that are read over after a refusal, so that a client that is still sending gets to read it. */
    private static final long MOST_SKIPPED = 64L << 20;

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final ConnectionContext context;
    private final PeerInfo peer;
    private final DataReader source;
    private final DataReader reader;
    private final DataWriter writer;
    private final String ip;
    private int phase = WAITING;
    private int headerBytes;
    private HeaderBytes.Scan scan = new HeaderBytes.Scan();
    private boolean closing;
    private String method = "";

    /** {@link System#nanoTime} from which the client is waited for; 0 while it is not. Read by the watch. */
    private volatile long since = System.nanoTime();

    private volatile boolean hurried;
    private volatile long bytesSkipped;

    Connection(ConnectionContext context) {
        this.context = context;
        this.peer = context.remotePeer();
        this.source = context.dataReader();
        this.reader = new Reader(this::read);
        this.writer = context.dataWriter();
        this.ip = peer.address() instanceof InetSocketAddress address && address.getAddress() != null
                ? ClientAddress.expanded(address.getAddress())
                : "";
    }

    private static byte[] refusal(String status) {
        String answer = "HTTP/1.1 " + status + "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n"
                + "Content-Length: " + status.length() + "\r\n\r\n" + status;
        return answer.getBytes(StandardCharsets.US_ASCII);
    }

    /** The client's address in expanded form. */
    String ip() {
        return ip;
    }

    /** Whether the client spoke HTTP/1.0, so that the connection ends with the answer. */
    boolean closing() {
        return closing;
    }

    /** The method as it was sent if it holds lower-case letters, else {@code ""}. */
    String oddMethod() {
        return method;
    }

    /** Checks the line end behind a chunk, which Helidon just skips. */
    @SuppressWarnings("removal") // the constructor is to become protected, says Helidon; it is what a subclass needs
    private final class Reader extends DataReader {
        private boolean inContent;

        Reader(Supplier<byte[]> bytes) {
            super(bytes);
        }

        @Override
        public BufferData readBuffer(int length) {
            inContent = true;
            try {
                return super.readBuffer(length);
            } finally {
                inContent = false;
            }
        }

        @Override
        public void skip(int length) {
            if (length == 2 && phase == REQUEST && !inContent && !startsWithNewLine()) {
                throw new UncheckedIOException(new IOException("no line end behind a chunk"));
            }
            super.skip(length);
        }
    }

    private byte[] read() {
        if (source.available() == 0) {
            await();
        }
        byte[] bytes = source.readBytes(source.available());
        if (phase == LAST_BYTES) {
            bytesSkipped = bytesSkipped + bytes.length;
        }
        if (phase == WAITING) {
            phase = HEADERS;
            hurried = true;
            since = System.nanoTime();
            headerBytes = 0;
            scan = new HeaderBytes.Scan();
            RequestLine line = RequestLine.of(bytes);
            bytes = line.bytes();
            method = line.method();
            closing |= line.http10();
        }
        if (phase == HEADERS) {
            headerBytes += bytes.length;
            if (headerBytes > MOST_HEADER_BYTES) {
                refuse(HEADERS_TOO_LARGE);
            }
            if (scan.findsControls(bytes)) {
                refuse(BAD_REQUEST);
            }
        }
        return bytes;
    }

    /** Waits until there is something to read. */
    private void await() {
        if (phase == WAITING || phase == REQUEST) {
            hurried = false;
            since = System.nanoTime();
        } // else the time runs on
        try {
            source.ensureAvailable();
        } catch (DataReader.InsufficientDataAvailableException e) {
            switch (phase) {
                case WAITING -> throw e; // the regular end of a connection
                case HEADERS -> throw new CloseConnectionException("the client has gone", e);
                default -> throw new UncheckedIOException(new EOFException("the body breaks off"));
            }
        }
        if (phase == WAITING || phase == REQUEST) {
            since = 0;
        }
    }

    private void refuse(byte[] answer) {
        writer.writeNow(BufferData.create(answer));
        skipRest();
        try {
            while (bytesSkipped < MOST_SKIPPED) {
                source.ensureAvailable();
                int available = source.available();
                source.skip(available);
                bytesSkipped = bytesSkipped + available;
            }
        } catch (RuntimeException e) {
            throw new CloseConnectionException("refused", e);
        }
        throw new CloseConnectionException("refused");
    }

    /**
     * From now on only what is left of a body is read, and thrown away: as long as it comes without a pause, so that a
     * client which is still sending gets to read the answer before the connection ends.
     */
    void skipRest() {
        phase = LAST_BYTES;
        since = 0;
        Thread.startVirtualThread(() -> {
            long seen = -1;
            while (seen != bytesSkipped) {
                seen = bytesSkipped;
                try {
                    Thread.sleep(LONGEST_PAUSE);
                } catch (InterruptedException e) {
                    return;
                }
            }
            abort();
        });
    }

    void headersRead() {
        phase = REQUEST;
        hurried = false;
        since = 0;
    }

    void answered() {
        method = "";
        phase = WAITING;
    }

    /** Whether the client has been waited for longer than it may, in nanoseconds. */
    boolean overdue(long now, long headerLimit, long idleLimit) {
        long start = since;
        return start != 0 && now - start > (hurried ? headerLimit : idleLimit);
    }

    void abort() {
        try {
            context.serverSocket().close();
        } catch (RuntimeException e) {
            System.getLogger(Connection.class.getName()).log(System.Logger.Level.DEBUG, "closing a slow connection", e);
        }
    }

    @Override
    public void write(BufferData... buffers) {
        since = System.nanoTime();
        writer.write(buffers);
        since = 0;
    }

    @Override
    public void write(BufferData buffer) {
        since = System.nanoTime();
        writer.write(BodilessHead.correct(buffer));
        since = 0;
    }

    @Override
    public void writeNow(BufferData... buffers) {
        since = System.nanoTime();
        writer.writeNow(buffers);
        since = 0;
    }

    @Override
    public void writeNow(BufferData buffer) {
        since = System.nanoTime();
        writer.writeNow(BodilessHead.correct(buffer));
        since = 0;
    }

    @Override
    public void flush() {
        writer.flush();
    }

    @Override
    public void close() {
        writer.close();
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return this;
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return context.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return this;
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }

    @Override
    public SocketAddress address() {
        return peer.address();
    }

    @Override
    public String host() {
        return peer.host();
    }

    @Override
    public int port() {
        return peer.port();
    }

    @Override
    public Optional<Principal> tlsPrincipal() {
        return peer.tlsPrincipal();
    }

    @Override
    public Optional<Certificate[]> tlsCertificates() {
        return peer.tlsCertificates();
    }
}
