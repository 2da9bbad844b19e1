package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.db.Transaction;
import dev.satchel.error.ApiException;
import dev.satchel.error.FieldErrors;
import dev.satchel.file.UploadedFile;
import dev.satchel.hook.BatchRequestEvent;
import dev.satchel.json.JsonWriter;
import dev.satchel.settings.BatchSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** {@code POST /api/batch}: several changes of records in one transaction. */
public final class BatchApi {
    private static final long DEFAULT_BODY_LIMIT = 134_217_728; // 128 MiB
    private static final long DEFAULT_TIMEOUT = 3; // seconds

    public void routes(Router router) {
        router.add("POST", "/api/batch", BatchApi::batch).bodyLimit(BatchApi::bodyLimit);
    }

    /** Stands before the reading of the body: whether batches are allowed, and how large one may be. */
    private static long bodyLimit(Exchange exchange) {
        BatchSettings settings = exchange.app().settings().batch();
        if (!settings.enabled() || settings.maxRequests() <= 0) {
            throw ApiException.forbidden("Batch requests are not allowed.");
        }
        return settings.maxBodySize() > 0 ? settings.maxBodySize() : DEFAULT_BODY_LIMIT;
    }

    private static void batch(Exchange exchange) {
        BatchSettings settings = exchange.app().settings().batch();
        BatchRequest batch = new BatchRequest();
        exchange.requestBody().readRecordForm(batch, BatchRequest.SHAPE, "Failed to read the submitted batch data.");
        List<Map<String, List<UploadedFile>>> files = files(exchange, batch.size());
        FieldErrors errors = batch.check(settings.maxRequests());
        if (!errors.isEmpty()) {
            throw new ApiException(400, "Invalid batch request data.", errors, null);
        }
        BatchRequestEvent event =
                new BatchRequestEvent(exchange.app(), exchange.auth().orElse(null), batch.requests());
        exchange.app()
                .hooks()
                .batchRequest
                .trigger(event, e -> answer(exchange, run(exchange, e.requests(), files, settings)));
    }

    private static void answer(Exchange exchange, List<byte[]> bodies) {
        exchange.json(200, out -> {
            out.beginArray();
            for (byte[] body : bodies) {
                out.beginObject().name("body");
                if (body.length == 0) {
                    out.nullValue();
                } else {
                    out.raw(body);
                }
                out.name("status").value(body.length == 0 ? 204 : 200).endObject();
            }
            out.endArray();
        });
    }

    /** Files of each request: parts named {@code requests.N.field} or {@code requests[N].field}. */
    private static List<Map<String, List<UploadedFile>>> files(Exchange exchange, int requests) {
        List<Map<String, List<UploadedFile>>> files = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            files.add(new HashMap<>());
        }
        exchange.uploads().forEach((name, uploads) -> {
            int from = "requests".length() + 1;
            if (!name.startsWith("requests.") && !name.startsWith("requests[")) {
                return;
            }
            String end = name.charAt(from - 1) == '.' ? "." : "].";
            int stop = name.indexOf(end, from);
            int index = stop < 0 ? -1 : index(name.substring(from, stop));
            if (index >= 0 && index < requests) {
                files.get(index)
                        .computeIfAbsent(name.substring(stop + end.length()), key -> new ArrayList<>())
                        .addAll(uploads);
            }
        });
        return files;
    }

    private static int index(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private enum State {
        RUNNING,
        TIMED_OUT,
        COMPLETE
    }

    /**
     * Runs the requests in a transaction; gives the bodies of their answers, empty ones for deletions. The answer does
     * not wait for a request that takes longer than the batch may: the transaction then finds out by itself that it is
     * no longer wanted, at the latest before its commit.
     */
    private static List<byte[]> run(
            Exchange exchange,
            List<BatchRequestEvent.Request> requests,
            List<Map<String, List<UploadedFile>>> files,
            BatchSettings settings) {
        AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
        AtomicReference<Transaction> running = new AtomicReference<>();
        CompletableFuture<List<byte[]>> result = new CompletableFuture<>();
        Thread.ofVirtual().name("batch").start(() -> {
            try {
                result.complete(exchange.app().transaction(app -> {
                    app.currentTransaction().ifPresent(running::set);
                    return items(app, exchange, requests, files, state);
                }));
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        long seconds = settings.timeout() > 0 ? settings.timeout() : DEFAULT_TIMEOUT;
        try {
            try {
                return result.get(seconds, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                if (state.compareAndSet(State.RUNNING, State.TIMED_OUT)) {
                    exchange.keepFilesUntil(result);
                    cancel(running.get());
                    throw new ApiException(400, "Batch transaction failed.", null, e);
                }
                return result.get(); // it is about to commit
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            if (state.compareAndSet(State.RUNNING, State.TIMED_OUT)) {
                cancel(running.get());
            }
            exchange.keepFilesUntil(result);
            Thread.currentThread().interrupt();
            throw new ApiException(400, "Batch transaction failed.", null, e);
        }
    }

    /** Ends a statement that is still going on, so that other writes need not wait for it. */
    private static void cancel(Transaction transaction) {
        if (transaction != null) {
            transaction.cancel();
        }
    }

    private static RuntimeException failure(Throwable error) {
        return error instanceof ApiException api
                ? api
                : new ApiException(400, "Batch transaction failed.", null, error);
    }

    private static List<byte[]> items(
            App app,
            Exchange exchange,
            List<BatchRequestEvent.Request> requests,
            List<Map<String, List<UploadedFile>>> files,
            AtomicReference<State> state) {
        List<byte[]> bodies = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            if (state.get() != State.RUNNING) {
                throw new IllegalStateException("the batch took too long");
            }
            try {
                bodies.add(new BatchItem(app, exchange, requests.get(i), i < files.size() ? files.get(i) : Map.of())
                        .run());
            } catch (RuntimeException e) {
                throw failedItem(i, e);
            }
        }
        if (!state.compareAndSet(State.RUNNING, State.COMPLETE)) {
            throw new IllegalStateException("the batch took too long");
        }
        return bodies;
    }

    private static ApiException failedItem(int index, RuntimeException error) {
        // errors that are none for clients come out as 400 from the first request, but as 500 from later ones
        ApiException shown =
                error instanceof ApiException api ? api : new ApiException(index == 0 ? 400 : 500, "", null, error);
        FieldErrors data =
                FieldErrors.of("requests", new FieldErrors().put(Integer.toString(index), new Failed(shown)));
        return new ApiException(400, "Batch transaction failed.", data, error);
    }

    /** The error of a request, with the answer that it would have got alone. */
    private record Failed(ApiException error) implements dev.satchel.json.JsonWritable {
        @Override
        public void writeJson(JsonWriter out) {
            out.beginObject();
            out.name("code").value("batch_request_failed").name("message").value("Batch request failed.");
            out.name("response").beginObject();
            ErrorJson.properties(error, out);
            out.endObject().endObject();
        }

        @Override
        public String toString() {
            return "Batch request failed.";
        }
    }
}
